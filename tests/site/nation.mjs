// A publication of more places than a page lists: nation.mjs PROGRAM PROJECT SCRATCH
// Many fictional places are made of one. What lists them comes in parts: whoever follows `next` meets every place once and in
// order, whoever follows `prev` comes back; every link leads somewhere; and no page grows with the number of places.
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, posix} from 'node:path';
import {gzipSync} from 'node:zlib';
import {attribute, Cases, elements, filesOf, kindOf, read} from './publication.mjs';
import {faultsOf} from './links.mjs';
import {parse} from 'parse5';

const FEW = 120;
const MANY = 240;
const LISTS = ['places/index', 'gaps', 'matrix', 'sectors/industry/index', 'functions/industry-and-it', 'targets/technical-projects'];

const [program, base, scratch] = process.argv.slice(2);
const cases = new Cases();

const codeOf = (at) => `${11 + Math.floor(at / 40)}${String(at % 40).padStart(4, '0')}`;

/// A project of so many places, forty in a province.
function makeNation(count, folder) {
  cpSync(base, folder, {recursive: true});
  const json = (name) => JSON.parse(readFileSync(join(base, 'content', name), 'utf8'));
  const put = (name, data) => writeFileSync(join(folder, 'content', name), JSON.stringify(data));
  for (const name of ['plans', 'notes', 'progress']) rmSync(join(folder, 'content', name), {recursive: true, force: true});
  mkdirSync(join(folder, 'content/plans'));
  const settings = join(folder, 'site/site.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^base_url:.*\n/m, ''));
  const plan = json('plans/xinhe-2024.json');
  const {functions, bodies} = json('bodies.json');
  const places = [{id: 'land', name: '远国', level: 'nation'}];
  const all = [];
  for (let at = 0; at < count; ++at) {
    const province = `p${Math.floor(at / 40)}`;
    if (at % 40 === 0) places.push({id: province, name: `第${at / 40 + 1}省`, level: 'province', parent: 'land'});
    const id = `city-${at}`;
    places.push({id, name: `第${at + 1}市`, level: 'prefecture', parent: province, code: codeOf(at)});
    all.push(...bodies.filter(({place}) => place === 'xinhe').map((body) => ({...body, place: id})));
    const one = structuredClone(plan);
    Object.assign(one, {id: `${id}-2024`, place: id, title: `第${at + 1}市推动设备更新行动方案`, replaces: null, basis: at % 2 ? plan.basis : []});
    Object.assign(one.document, {number: `新政发〔2024〕${at + 1}号`, source: null});
    put(`plans/${id}-2024.json`, one);
  }
  put('places.json', {places});
  put('bodies.json', {functions, bodies: all});
}

function publish(count) {
  const [project, out] = [join(scratch, `nation-${count}`), join(scratch, `published-${count}`)];
  makeNation(count, project);
  execFileSync(program, ['build', '-q', '-C', project, '-o', out], {stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8'});
  return out;
}

const pageAt = (out, file) => [...elements(parse(read(out, file)))];
const relOf = (page, rel) => page.filter((one) => one.tagName === 'link' && attribute(one, 'rel') === rel).map((one) => attribute(one, 'href'))[0];

/// What is wrong with a list that begins at a route.
function walk(out, route, count) {
  const met = [];
  const titles = new Set();
  let [file, before, parts] = [`${route}.html`, undefined, 0];
  const faults = [];
  while (file) {
    const page = pageAt(out, file);
    const here = dirname(file);
    const prev = relOf(page, 'prev');
    if ((prev && posix.join(here, prev)) !== before) faults.push(`${file}: prev leads to ${prev}, not to ${before}`);
    titles.add(page.find((one) => one.tagName === 'title').childNodes[0].value);
    for (const one of page) {
      const id = attribute(one, 'id');
      if (/^city-\d+(-2024)?$/.test(id ?? '')) met.push(Number(id.split('-')[1]));
    }
    const next = relOf(page, 'next');
    [before, file] = [file, next && posix.join(here, next)];
    ++parts;
  }
  const expected = Array.from({length: count}, (_, at) => at);
  if (met.join() !== expected.join()) faults.push(`${met.length} places met in ${parts} parts, not each once and in order`);
  if (parts !== Math.ceil(count / 50)) faults.push(`${parts} parts`);
  if (titles.size !== parts) faults.push(`${titles.size} titles for ${parts} parts`);
  return faults;
}

/// The heaviest page of each kind, as it travels.
function heaviest(out) {
  const kinds = new Map();
  for (const file of filesOf(out).filter((name) => name.endsWith('.html'))) {
    const size = gzipSync(readFileSync(join(out, file)), {level: 9}).length;
    if (size > (kinds.get(kindOf(file))?.size ?? 0)) kinds.set(kindOf(file), {size, file});
  }
  return kinds;
}

const [few, many] = [publish(FEW), publish(MANY)];
for (const route of LISTS) cases.case(`${route}: every place once`, walk(many, route, MANY));
const faults = [...faultsOf(few).values()].flat();
cases.case('every link of the nation', faults.slice(0, 10));
cases.case('the front page leads to all places', read(few, 'index.html').includes('href="places/index.html"') ? [] : ['no link']);
cases.case('the lineage counts all plans without a basis, and lists some',
  read(many, 'lineage.html').includes('另有120份') && read(many, 'lineage.html').includes('这里列出前60份') ? [] : ['not said']);
cases.case('a province leads to the part where it begins',
  read(many, 'gaps/part-2.html').includes('href="part-4.html#city-160-2024"') ? [] : ['no such link']);
const [light, heavy] = [heaviest(few), heaviest(many)];
for (const [kind, {size, file}] of heavy) {
  const before = light.get(kind)?.size ?? 0;
  cases.case(`pages of the kind ${kind} do not grow`, size <= before * 1.1 + 200 ? [] : [`${file}: ${size} bytes, ${before} with half the places`]);
}
cases.close();
