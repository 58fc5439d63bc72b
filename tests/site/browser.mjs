// The pages as a browser shows them: browser.mjs FOLDER [longest]
// Of every kind the longest, the shortest and one page between; with a second word the longest only. Each opens as a file and
// over HTTP in a deep folder under a strict content security policy; asks no other host; says nothing on the console; fits
// 320 px; and the longest of each kind gives axe-core nothing to say, in light and dark, nor has links too close for a thumb.
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import axe from 'axe-core';
import {Cases, filesOf, kindOf, KINDS, languageOf} from './publication.mjs';
import {launch, serve} from './serving.mjs';

const AT_ONCE = 2;

/// Of every kind the longest page first, then the shortest and the middle one; of further languages the longest alone.
function chosen(folder, only_longest) {
  const kinds = new Map(KINDS.map(([kind]) => [kind, []]));
  for (const file of filesOf(folder)) {
    const further = languageOf(file) !== '';
    if (file.endsWith('.html')) kinds.get(kindOf(file))?.push({file, further, size: statSync(join(folder, file)).size});
  }
  return [...kinds].flatMap(([kind, pages]) => {
    pages.sort((a, b) => b.size - a.size);
    const first = pages.filter(({further}) => !further);
    const picked = new Set(only_longest ? [first[0]] : [first[0], first.at(-1), first[first.length >> 1]]);
    const translated = pages.find(({further}) => further);
    return [...[...picked].filter(Boolean).map(({file}, at) => ({kind, file, longest: at === 0})),
      ...(translated ? [{kind, file: translated.file, longest: true}] : [])];
  });
}

/// What sticks out at the right: the innermost elements, leaving out what scrolls in a box of its own. An element that is
/// placed absolutely is not held by a box that is not its containing block.
function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const holds = (box, absolute) => getComputedStyle(box).overflowX !== 'visible' && !(absolute && getComputedStyle(box).position === 'static');
  const out = [...document.body.querySelectorAll('*')].filter((one) => {
    if (one.getBoundingClientRect().right <= width + 0.5) return false;
    const absolute = getComputedStyle(one).position === 'absolute';
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
      if (holds(box, absolute)) return false;
    }
    return true;
  });
  const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  const name = (one) => `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}"> ${one.textContent.trim().slice(0, 30)}`;
  return [`${document.scrollingElement.scrollWidth} px wide in a window of ${width}`, ...inner.slice(0, 3).map(name)];
}

/// Opens one page in one way and gives what is wrong with it.
async function look(browser, address, allowed, {scheme, axed}) {
  const faults = [];
  const context = await browser.newContext({colorScheme: scheme, viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => request.url().startsWith(allowed) || request.url().startsWith('data:') || faults.push(`asks for ${request.url()}`));
  page.on('requestfailed', (request) => faults.push(`did not get ${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => response.status() >= 400 && faults.push(`got ${response.status()} for ${response.url()}`));
  try {
    await page.goto(address, {waitUntil: 'load', timeout: 30_000});
    if (axed) {
      await page.evaluate(axe.source);
      const {violations} = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations'], preload: false}));
      for (const {id, help, nodes} of violations) faults.push(`axe ${id}: ${help}: ${nodes.slice(0, 2).map((one) => one.target.join(' ')).join(', ')} (${nodes.length})`);
    }
    await page.setViewportSize({width: 320, height: 800});
    if (axed) {
      const {violations} = await page.evaluate(() => window.axe.run(document, {runOnly: ['target-size'], resultTypes: ['violations'], preload: false}));
      for (const {nodes} of violations) faults.push(`axe target-size at 320 px: ${nodes.slice(0, 2).map((one) => one.target.join(' ')).join(', ')} (${nodes.length})`);
    }
    faults.push(...await page.evaluate(overflow));
  } catch (error) {
    faults.push(error.message.split('\n')[0]);
  }
  await context.close();
  return faults;
}

const folder = process.argv[2];
const browser = await launch();
const server = await serve(() => folder);
const mounted = server.address;
const onDisk = pathToFileURL(folder).href + '/';
const encoded = (file) => file.split('/').map(encodeURIComponent).join('/');

const cases = new Cases();
const planted = new URL('planted/browser/index.html', import.meta.url);
const told = await look(browser, planted.href, new URL('.', planted).href, {scheme: 'light', axed: true});
for (const fault of ['console: planted', 'script: planted', 'asks for http://', 'axe image-alt', 'axe color-contrast', '700 px wide in a window of 320']) {
  cases.case(`planted: ${fault}`, told.some((one) => one.startsWith(fault)) ? [] : ['not found among', ...told]);
}

const looks = chosen(folder, process.argv[3] === 'longest').flatMap(({kind, file, longest}) => [
  {name: `${kind}: ${file} from the disk, light`, address: onDisk + encoded(file), allowed: onDisk, scheme: 'light', axed: longest},
  {name: `${kind}: ${file} over HTTP, dark`, address: mounted + encoded(file), allowed: mounted, scheme: 'dark', axed: longest},
]);
const results = new Array(looks.length);
let next = 0;
await Promise.all(Array.from({length: AT_ONCE}, async () => {
  for (let at = next++; at < looks.length; at = next++) results[at] = await look(browser, looks[at].address, looks[at].allowed, looks[at]);
}));
await browser.close();
server.close();

looks.forEach(({name}, at) => cases.case(name, results[at]));
cases.close();
