// Long tables under the fingers: keys.mjs FOLDER
// The longest matrix and the longest list of tasks, over HTTP under a strict content security policy: walked with the arrow
// keys, narrowed by typing, and the same with scripts switched off.
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {Cases, filesOf, kindOf} from './publication.mjs';
import {launch, serve} from './serving.mjs';

const folder = process.argv[2];
const size = (file) => statSync(join(folder, file)).size;
const longest = (kind) => filesOf(folder).filter((file) => file.endsWith('.html') && kindOf(file) === kind)
  .reduce((a, b) => (size(a) >= size(b) ? a : b));
const matrix = longest('matrix');
const tasks = longest('tasks');

const browser = await launch();
const server = await serve(() => folder);
const cases = new Cases();

async function on(name, file, settings, steps) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...settings});
  const page = await context.newPage();
  const faults = [];
  const must = (holds, otherwise) => holds || faults.push(otherwise);
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  try {
    await page.goto(server.address + file);
    await steps(page, must);
  } catch (error) {
    faults.push(error.message.split('\n')[0]);
  }
  await context.close();
  cases.case(name, faults);
}

/// Where the focus is in the matrix, and whether something else lies over it.
const place = (page) => page.evaluate(() => {
  const link = document.activeElement;
  const cell = link.closest('.matrix td, .matrix th');
  if (!cell) return null;
  const {left, top, width, height} = link.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return {row: cell.parentNode.rowIndex, column: cell.cellIndex, marks: cell.parentNode.querySelectorAll('a').length, seen: !!seen && (link.contains(seen) || seen.contains(link))};
});

/// The rows that are shown, by their words.
const shown = (page) => page.evaluate(() => [...document.querySelectorAll('[data-filter] tbody tr')]
  .filter((row) => row.checkVisibility()).map((row) => row.textContent));

await on('the matrix is one stop, walked with the arrow keys', matrix, {}, async (page, must) => {
  must(await page.locator('.matrix a[tabindex="0"]').count() === 1, 'more than one link is a stop for Tab');
  must(await page.locator('#keys').isVisible(), 'the keys are not told');
  await page.locator('.matrix tbody th a').first().focus();
  const start = await place(page);
  must(start.column === 0, 'a row does not begin with its measure');
  await page.keyboard.press('ArrowRight');
  const first = await place(page);
  must(first.row === start.row && first.column > 0, 'right leads to no mark of the row');
  await page.keyboard.press('End');
  const last = await place(page);
  must(last.row === start.row && last.column >= first.column && last.seen, 'End does not lead to the last mark, in sight');
  await page.keyboard.press('Home');
  must((await place(page)).column === 0, 'Home does not lead back');
  for (let i = 0; i < 12; ++i) await page.keyboard.press('ArrowDown');
  const down = await place(page);
  must(down.row > start.row + 11 && down.column === 0 && down.seen, 'down does not go down the measures, in sight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  const up = await place(page);
  must(up.column > 0 && up.row < down.row && up.seen, 'up does not go up the column, in sight');
  await page.keyboard.press('Control+End');
  must((await place(page)).seen, 'Control+End does not lead to the last link, in sight');
  await page.keyboard.press('Control+Home');
  must((await place(page)).row === 0, 'Control+Home does not lead to the head');
  await page.keyboard.press('Tab');
  must(await place(page) === null, 'Tab does not leave the matrix');
});

await on('a mark opens its measure', matrix, {}, async (page, must) => {
  const mark = page.locator('.matrix td a').first();
  const to = await mark.evaluate((link) => link.href);
  await mark.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(to, {timeout: 5000});
  must(/\/measures\//.test(page.url()), `it opened ${page.url()}`);
});

await on('row and column light up without scripts', matrix, {javaScriptEnabled: false}, async (page, must) => {
  const cell = page.locator('.matrix td:has(a)').first();
  const looks = () => cell.evaluate((td) => [getComputedStyle(td).backgroundColor, getComputedStyle(td, '::after').content]);
  const [rest, none] = await looks();
  await cell.hover();
  const [lit, column] = await looks();
  must(none === 'none' && column !== 'none', 'the column does not light up');
  must(rest !== lit, 'the row does not light up');
});

await on('every link of the matrix is reached without scripts', matrix, {javaScriptEnabled: false}, async (page, must) => {
  must(await page.locator('.matrix a[tabindex]').count() === 0, 'links are taken out of the order');
  must(!await page.locator('#keys').isVisible(), 'keys are told that do nothing');
});

await on('under 700 px the matrix is a list by body', matrix, {viewport: {width: 320, height: 800}}, async (page, must) => {
  must(!await page.locator('.board').isVisible(), 'the table is still there');
  const bodies = await page.locator('.by-body details').count();
  must(bodies === await page.locator('.matrix thead .up a').count(), 'not every body is in the list');
  const name = await page.locator('.by-body summary strong').first().textContent();
  await page.locator('.filter input').fill(name);
  const left = await page.locator('.by-body details:visible').count();
  must(left >= 1 && left < bodies, `${left} of ${bodies} bodies are left for ${name}`);
});

await on('typing narrows the tasks', tasks, {}, async (page, must) => {
  const all = await shown(page);
  const word = (await page.locator('[data-filter] tbody .who a').first().textContent()).trim();
  await page.locator('.filter input').fill(` ${word.toUpperCase()} `);
  const left = await shown(page);
  must(left.length > 0 && left.length < all.length, `${left.length} of ${all.length} rows are left for ${word}`);
  must(left.every((row) => row.includes(word)), `rows without ${word} are left`);
  must(left.length === all.filter((row) => row.includes(word)).length, `rows with ${word} are gone`);
  const said = page.locator('.filter [aria-live]');
  must((await said.textContent()).includes(`${left.length}`), 'the count is not announced');
  must(page.url().includes('?filter='), 'the address does not keep it');
  await page.locator('.filter input').fill('没有这样的任务');
  must((await shown(page)).length === 0 && await page.locator('[data-filter] section:visible').count() === 0, 'empty sections stay');
  await page.keyboard.press('Escape');
  must((await shown(page)).length === all.length && await said.textContent() === '', 'Escape does not bring the rows back');
});

await on('an address with a filter opens narrowed', `${tasks}?filter=${encodeURIComponent('商务')}`, {}, async (page, must) => {
  const left = await shown(page);
  must(left.length > 0 && left.every((row) => row.includes('商务')), 'it opens with other rows');
});

await on('without scripts every task stands there and no box is shown', tasks, {javaScriptEnabled: false}, async (page, must) => {
  must(await page.locator('.filter').count() === 0, 'there is a box that does nothing');
  must(await page.locator('[data-filter] tbody tr:visible').count() === await page.locator('[data-filter] tbody tr').count(), 'rows are hidden');
});

await browser.close();
server.close();
cases.close();
