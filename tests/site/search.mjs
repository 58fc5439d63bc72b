// The search as readers use it: search.mjs PROGRAM TOP FOLDER
// FOLDER is the publication of the content in TOP, whose index is one text; a larger one is made here, whose index has a text
// a plan and slices of grams. In both, as files and over HTTP under a strict policy, random substrings of the data find all
// records that hold them and no others, by a count of our own; then keys, facets, addresses, hostile words, no scripts.
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';
import axe from 'axe-core';
import {Cases} from './publication.mjs';
import {HOSTILE, MANY, numbers, writeProject} from './search_project.mjs';
import {expected, notesOf, plain, recordsOf} from './search_records.mjs';
import {launch, serve} from './serving.mjs';

const [, , program, top, small] = process.argv;
const scratch = mkdtempSync(join(tmpdir(), 'search-'));
const cases = new Cases();
const random = numbers(7);
const pick = (list) => list[random(list.length)];

function publish(count) {
  const project = join(scratch, `cities-${count}`);
  writeProject(top, project, count);
  execFileSync(program, ['build', '-q', '-C', project, '-o', join(project, 'public')], {stdio: 'pipe'});
  return {project, folder: join(project, 'public')};
}

// ---- Queries.

/// Substrings of the data, at code points: two of three short, some with the blanks that stand in them.
function substrings(records, count) {
  const queries = new Set();
  while (queries.size < count) {
    const all = Array.from(pick(pick(records).texts));
    const length = 1 + random(random(3) ? 5 : 16);
    const at = random(all.length);
    const query = all.slice(at, at + length).join('');
    if (plain(query)) queries.add(query);
  }
  return [...queries];
}

/// The same words otherwise: full width, capitals, other brackets, blanks between words for a term each.
const otherwise = [
  (query) => query.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xFEE0)),
  (query) => query.replace(/[a-z]+/g, (c) => c.toUpperCase()),
  (query) => query.replace(/[(（〔]/g, '【').replace(/[)）〕]/g, ']'),
  (query) => Array.from(query).join('\u200b'),
];

/// Everything that a page's script finds: for each query the entries as `kind href title`, all texts read.
const findAll = (page, queries) => page.evaluate(async (all) => {
  const {find, read_on} = window.planpressSearch;
  const answers = [];
  for (const query of all) {
    const found = await find(query);
    while (found.left.length) await read_on(found, 100);
    answers.push(found.results.map(({kind, href, texts}) => `${kind} ${href} ${texts[0]}`));
  }
  return answers;
}, queries);

async function open(browser, address, more = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: 'reduce', ...more});
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => { page.faults.push('a dialog opened'); dialog.dismiss(); });
  await page.exposeFunction('got', (what) => page.faults.push(`hostile script ${what} ran`)).catch(() => {});
  await page.goto(address);
  return page;
}

const settled = (page, text) => page.waitForFunction((wanted) => {
  const said = document.getElementById('status').textContent;
  return wanted ? said.includes(wanted) : said && !said.includes('正在');
}, text, {timeout: 60_000});

const name_of = ({kind, href, texts}) => `${kind} ${href} ${texts[0]}`;

/// What is missing and what is too much; a task may have two targets of one name, so each counts.
function differences(query, found, wanted) {
  const left = new Map();
  for (const one of wanted) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of found) left.set(one, (left.get(one) ?? 0) - 1);
  return [...left].filter(([, count]) => count).slice(0, 3).map(([one, count]) => `${JSON.stringify(query)} ${count > 0 ? 'does not find' : 'finds'} ${one}`);
}

/// Recall and precision of a publication's search: `count` random substrings and the named ones.
async function countFound(name, page, wanted) {
  const queries = [...wanted.keys()];
  const answers = await findAll(page, queries);
  const faults = answers.flatMap((answer, i) => differences(queries[i], answer.filter((one) => !one.startsWith('note ')), wanted.get(queries[i])));
  cases.case(`${name}: ${queries.length} queries find all that holds them and nothing else`, [...faults, ...page.faults]);
}

async function countNotes(name, page) {
  const notes = notesOf(top);
  const runs = notes.flatMap(({prose}) => prose.match(/(?<![|\][\p{L}])[\u4e00-\u9fff]{3,}(?![|\][])/gu) ?? []);
  const queries = Array.from({length: 200}, () => {
    const run = pick(runs), at = random(run.length - 2);
    return run.slice(at, at + 2 + random(6));
  });
  const answers = await findAll(page, queries);
  const faults = queries.flatMap((query, i) => {
    const found = answers[i].filter((one) => one.startsWith('note ')).map((one) => one.split(' ')[1]);
    const missing = notes.filter(({prose, href}) => prose.includes(query) && !found.includes(href));
    return missing.map(({href}) => `${query} does not find ${href}`);
  });
  cases.case(`${name}: notes are found by their words`, faults);
}

async function documentNumbers(name, page, records) {
  const faults = [];
  const numbers_of = records.filter(({kind}) => kind === 'plan').map(({href, texts}) => [href, texts.find((one) => /〔\d+〕/.test(one))]).filter(([, number]) => number);
  for (const [href, number] of numbers_of.slice(0, 12)) {
    const spellings = ['〔〕', '[]', '【】', '()', '（）', '［］'].map(([open, close]) => number.replace('〔', open).replace('〕', close));
    const bare = number.replace(/[〔〕]/g, '');
    spellings.push(bare, number.replace('〔', '').replace('〕', ' '), number.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xFEE0)), number.slice(2), number.replace('发', ''.padEnd(0) + '发\u3000'));
    const answers = await findAll(page, spellings);
    answers.forEach((answer, i) => answer.some((one) => one.startsWith(`plan ${href} `)) || faults.push(`${spellings[i]} does not find ${href}`));
  }
  cases.case(`${name}: document numbers are found with brackets of any kind and none`, numbers_of.length ? faults : ['there are none']);
}

// ---- The page.

async function keys(name, browser, address) {
  const page = await open(browser, address);
  const faults = [];
  const check = (what, good) => good || faults.push(what);
  const focused = () => page.evaluate(() => document.activeElement.closest('#results') ? `result ${[...document.querySelectorAll('#results a')].indexOf(document.activeElement)}` : document.activeElement.name ?? document.activeElement.tagName);
  await page.keyboard.press('/');
  check('/ does not go to the field', await focused() === 'q');
  await page.keyboard.type('设备');
  await settled(page, '找到');
  check('typing / into the field is not typing', await page.inputValue('#search [name=q]') === '设备');
  check('the address does not keep the query', new URL(page.url()).searchParams.get('q') === '设备');
  await page.keyboard.press('ArrowDown');
  check('down does not go to the first result', await focused() === 'result 0');
  await page.keyboard.press('ArrowDown');
  check('down does not go on', await focused() === 'result 1');
  await page.keyboard.press('End');
  check('End does not go to the last result', await focused() === 'result 19');
  await page.keyboard.press('ArrowDown');
  check('down does not stay on the last result', await focused() === 'result 19');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  check('up from the first result does not go to the field', await focused() === 'q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  check('Escape does not go back to the field', await focused() === 'q');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('#results'), null, {timeout: 30_000}).catch(() => faults.push('Enter does not go to the first result'));
  const to = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href === to, {timeout: 30_000}).catch(() => faults.push('Enter does not open the result'));
  await page.goBack();
  await settled(page, '找到');
  check('going back does not bring the query back', await page.inputValue('#search [name=q]') === '设备');
  await page.focus('#search [name=q]');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.getElementById('results').children.length, null, {timeout: 30_000}).catch(() => faults.push('Escape does not empty the field'));
  check('nothing is said of an empty field', await page.textContent('#status') === '');
  cases.case(`${name}: keys`, [...faults, ...page.faults]);
  await page.context().close();
}

async function facets(name, browser, address, records) {
  const page = await open(browser, `${address}?q=${encodeURIComponent('设备')}&kind=measure`);
  await settled(page, '找到');
  const faults = [];
  const wanted = expected(records, '设备').filter(({kind}) => kind === 'measure');
  const said = async () => Number((await page.textContent('#status')).match(/\d+/)[0]);
  if (await said() !== wanted.length) faults.push(`${await said()} measures, not ${wanted.length}`);
  const options = await page.$$eval('#search [name=place] option', (all) => all.map(({value, text}) => [value, Number(text.match(/\((\d+)\)$/)[1])]));
  if (options.length < 3) faults.push('places are not offered');
  for (const [value, count] of options) {
    await page.selectOption('#search [name=place]', value);
    if (await said() !== count) faults.push(`place ${value}: ${count} promised, ${await said()} shown`);
  }
  const value = options.at(-1)[0];
  if (new URL(page.url()).searchParams.get('place') !== value) faults.push('the address does not keep the place');
  await page.reload();
  await settled(page, '找到');
  if (await said() !== options.at(-1)[1]) faults.push('the place is gone after loading again');
  cases.case(`${name}: facets count what they show`, [...faults, ...page.faults]);
  await page.context().close();
}

async function marks(name, browser, address) {
  const page = await open(browser, `${address}?q=${encodeURIComponent('更新')}`);
  await settled(page, '找到');
  const faults = [];
  const items = await page.$$eval('#results > li', (all) => all.map((item) => [item.querySelector('a').href, [...item.querySelectorAll('mark')].map((one) => one.textContent)]));
  for (const [href, marked] of items) if (!marked.length || marked.some((text) => text !== '更新')) faults.push(`${href} marks ${marked}`);
  await page.fill('#search [name=q]', '更新 设备');
  await page.waitForFunction(() => new Set([...document.querySelectorAll('#results mark')].map((one) => one.textContent)).size === 2, null, {timeout: 30_000})
    .catch(() => faults.push('two words are not marked both'));
  const before = await page.locator('#results > li').count();
  await page.click('#more');
  const after = await page.locator('#results > li').count();
  if (before !== 20 || after <= before) faults.push(`${before} results, ${after} after asking for more`);
  cases.case(`${name}: words are marked where they stand, and more is shown when asked`, [...faults, ...page.faults]);
  await page.context().close();
}

async function hostileQueries(name, browser, address) {
  const faults = [];
  const page = await open(browser, address);
  const pieces = () => page.evaluate(() => `${document.querySelectorAll('img, body script, iframe, [onerror]').length} ${document.querySelectorAll('#results *:not(li, a, mark, small, p), #status *').length}`);
  const before = await pieces();
  for (const query of [...HOSTILE, '\\', '.', '"', '*', '%', 'x'.repeat(190), '‮']) {
    await page.goto(`${address}?q=${encodeURIComponent(query)}`);
    if (plain(query.replace(/\s/g, ''))) await settled(page);
    if (await pieces() !== before) faults.push(`${JSON.stringify(query)} changes the page: ${await pieces()}, not ${before}`);
    const kept = await page.inputValue('#search [name=q]');
    if (kept !== query.replace(/[\r\n]/g, '')) faults.push(`${JSON.stringify(query)} became ${JSON.stringify(kept)}`);
  }
  cases.case(`${name}: hostile queries are words`, [...faults, ...page.faults]);
  await page.context().close();
}

async function withoutScripts(name, browser, address) {
  const page = await open(browser, `${address}?q=x`, {javaScriptEnabled: false});
  const faults = [];
  if (await page.isVisible('#search')) faults.push('a field is shown that nothing answers');
  if (!await page.isVisible('noscript p')) faults.push('the reason is not told');
  for (const way of ['index.html#places', 'sectors/index.html', 'functions/index.html', 'targets/index.html', 'timeline.html']) {
    if (!await page.isVisible(`#ways a[href="${way}"]`)) faults.push(`no way to ${way}`);
  }
  cases.case(`${name}: without scripts the indexes are offered`, faults);
  await page.context().close();
}

async function fromOtherPages(name, browser, base) {
  const faults = [];
  for (const from of ['index.html', 'plans/rushan-2024/measures/1.html', '404.html']) {
    const page = await open(browser, base + from);
    await page.fill('.masthead [name=q]', '充电桩');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href.startsWith(`${base}search.html?q=`), {timeout: 30_000}).catch(() => faults.push(`${from} leads to ${page.url()}`));
    await settled(page, '找到').catch(() => faults.push(`nothing is found from ${from}`));
    await page.setViewportSize({width: 320, height: 700});
    await page.goto(base + from);
    await page.click('.masthead .seek button');
    await page.waitForURL((url) => url.href.startsWith(`${base}search.html`), {timeout: 30_000}).catch(() => faults.push(`${from} at 320 px leads to ${page.url()}`));
    if (!await page.isVisible('#search [name=q]')) faults.push('no field at 320 px');
    faults.push(...page.faults);
    await page.context().close();
  }
  cases.case(`${name}: every page leads to the search`, faults);
}

async function looks(browser, address) {
  for (const scheme of ['light', 'dark']) {
    for (const [state, query] of [['empty', ''], ['results', '?q=设备'], ['one', '?q=连政发[2024]40'], ['nothing', '?q=没有这样的字句']]) {
      const page = await open(browser, address + encodeURI(query), {colorScheme: scheme});
      if (query) await settled(page);
      await page.evaluate(axe.source).catch(() => page.addScriptTag({content: axe.source}));
      const {violations} = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations'], preload: false}));
      const faults = violations.map(({id, help, nodes}) => `axe ${id}: ${help}: ${nodes.slice(0, 2).map((one) => one.target.join(' ')).join(', ')}`);
      await page.setViewportSize({width: 320, height: 800});
      const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
      if (width > 320) faults.push(`${width} px wide in a window of 320`);
      cases.case(`search page, ${state}, ${scheme}`, [...faults, ...page.faults]);
      await page.context().close();
    }
  }
}

/// A new publication comes while a reader has the page of the old one open: other cities stand at other numbers now.
async function newPublication(browser, server, state, larger) {
  const page = await open(browser, `${server.address}search.html`);
  await page.fill('#search [name=q]', '地3市');
  await settled(page, '找到');
  state.folder = larger.folder;
  const records = recordsOf(larger.project);
  const query = '地52市人民政府';
  const [answer] = await findAll(page, [query]);
  cases.case('a new publication is seen by a reader in the middle of a visit',
    [...differences(query, answer, expected(records, query).map(name_of)), ...page.faults]);
  await page.context().close();
}

// ---- What it costs.

async function weights(browser, base, folder) {
  const page = gzipSync(readFileSync(join(folder, 'search.html'))).length;
  cases.case('the search page has at most 14 KB, compressed', page > 14_000 ? [`${page} bytes`] : []);
  const faults = [];
  for (const query of ['设备', '地7市', '某政发[2024]117号', '5G', '改', '推动先进技术改造升级']) {
    const fresh = await open(browser, 'about:blank');
    let bytes = 0;
    fresh.on('request', (request) => {
      const path = decodeURIComponent(new URL(request.url()).pathname);
      if (path.startsWith(`${folder}/search/`)) bytes += gzipSync(readFileSync(path)).length;
    });
    await fresh.goto(`${base}search.html?q=${encodeURIComponent(query)}`);
    await settled(fresh);
    if (bytes > 100_000 || bytes < 1000) faults.push(`${query}: ${bytes} bytes`);
    await fresh.context().close();
  }
  cases.case('a first query in the larger publication loads at most 100 KB, compressed', faults);
}

const browser = await launch();
try {
  const large = publish(40);
  const files = readdirSync(join(large.folder, 'search/grams'));
  cases.case('the larger publication has slices, and triples that stand apart', files.length > 256 && files.some((file) => /^[0-9a-f]+-[0-9a-f]+-\d/.test(file)) ? [] : [`${files.length} files`]);
  const again = spawnSync(program, ['build', '--check', '-j', '1', '-C', large.project, '-o', large.folder], {encoding: 'utf8'});
  cases.case('one thread writes the same index as several', again.status === 0 ? [] : [again.stdout + again.stderr]);
  const state = {folder: small};
  const server = await serve(() => state.folder);
  for (const [name, project, folder] of [['small', top, small], ['large', large.project, large.folder]]) {
    state.folder = folder;
    const records = recordsOf(project);
    const queries = substrings(records, 1000);
    const others = queries.slice(0, 200).map((query, i) => otherwise[i % otherwise.length](query));
    const odd = [...HOSTILE.map((text) => Array.from(text).slice(0, 12).join('')), '5G', '2027', 'AI', '%', '≥30', 'zzz', '不存在的词', '设备 更新', '市工信局 充电', '的 不存在', ...MANY.slice(0, 20), MANY[3] + MANY[4]];
    const letters = [...new Set(records.flatMap(({texts}) => Array.from(texts.join(''))))].filter((c) => plain(c)).slice(0, 300);
    const wanted = new Map([...queries, ...others, ...odd, ...letters].map((query) => [query, expected(records, query).map(name_of)]));
    for (const [how, base] of [['as files', pathToFileURL(folder).href + '/'], ['over HTTP', server.address]]) {
      const page = await open(browser, `${base}search.html`);
      await countFound(`${name}, ${how}`, page, wanted);
      await documentNumbers(`${name}, ${how}`, page, records);
      if (name === 'small') await countNotes(`${name}, ${how}`, page);
      await page.context().close();
      if ((name === 'small') === (how === 'as files')) {
        await keys(`${name}, ${how}`, browser, `${base}search.html`);
        await marks(`${name}, ${how}`, browser, `${base}search.html`);
        await hostileQueries(`${name}, ${how}`, browser, `${base}search.html`);
      }
      if (name === 'small') {
        await facets(`${name}, ${how}`, browser, `${base}search.html`, records);
        await withoutScripts(`${name}, ${how}`, browser, `${base}search.html`);
        await fromOtherPages(`${name}, ${how}`, browser, base);
      }
    }
  }
  await weights(browser, pathToFileURL(large.folder).href + '/', large.folder);
  await looks(browser, pathToFileURL(small).href + '/search.html');
  state.folder = large.folder;
  await newPublication(browser, server, state, publish(60));
  server.close();
} catch (error) {
  cases.case('the search page answers', [error.stack]);
} finally {
  await browser.close();
  rmSync(scratch, {recursive: true, force: true});
}
cases.close();
