// A larger publication that nobody made: cities whose plans are put together from our own five, and one plan of hostile words.
import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

export const HOSTILE = [
  '</script><script>got(1)</script>', '"><img src=x onerror=got(2)>', "');got(3);//", '\\\\u0022\\";got(4)', '<!--<script>', ']]>',
  '__proto__', 'constructor', 'toString', '{{ 7 * 7 }}', '${got(5)}', 'line\u2028separator\u2029end', '甲\u200b乙\ufeff丙', '𠮷野家𠀀𠀁', 'ＦＵＬＬ　ｗｉｄｔｈ',
  '⼯业⾦属', '①②㈠Ⅱ㎡℃', 'é e\u0301 ß ſ İ ı Σς ǅ', '〔一〕【二】［三］（四）〖五〗', '%E4%B8%80 &amp; &#x4e00;', 'a.*b[^c](d|e)+?$', '（）()', '\u202e反转\u202c', '👨‍👩‍👧 家 🇨🇳',
];

/// Words that make the triples of one pair so many that they stand apart.
export const MANY = Array.from({length: 900}, (_, i) => `企业${String.fromCodePoint(0x5000 + i)}`);

/// A generator of numbers below `most`, the same in every run.
export function numbers(seed) {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * most);
  };
}

/// Writes the project into `folder`: `count` cities. The same numbers, the same project.
export function writeProject(top, folder, count) {
  const random = numbers(20241);
  const pick = (list) => list[random(list.length)];
  const read = (name) => JSON.parse(readFileSync(join(top, 'content', name), 'utf8'));
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  mkdirSync(join(folder, 'content/plans'), {recursive: true});
  mkdirSync(join(folder, 'site'), {recursive: true});
  writeFileSync(join(folder, 'site/site.yaml'), 'title: 多地\npublisher: 编辑部\neditions: [html]\n');
  for (const name of ['sectors.json', 'indicators.json']) cpSync(join(top, 'content', name), join(folder, 'content', name));
  const plans = readdirSync(join(top, 'content/plans')).map((name) => read(`plans/${name}`)).filter((plan) => plan.measures.length);
  const pieces = plans.flatMap((plan) => plan.measures.flatMap(({summary}) => (summary ?? '').split(/(?<=[，。；])/)));
  const places = read('places.json').places;
  const {functions, bodies} = read('bodies.json');
  const all_places = places.filter((one) => one.id === 'china' || one.level === 'province');
  const all_bodies = [];
  for (let i = 0; i < count; ++i) {
    const id = `city-${i}`;
    const plan = structuredClone(plans[i % plans.length]);
    all_places.push({id, name: `地${i}市`, level: 'prefecture', parent: 'jiangsu'});
    all_bodies.push(...bodies.filter((body) => body.place === plan.place).map((body) => ({...body, place: id})));
    Object.assign(plan, {id: `${id}-2024`, place: id, replaces: null});
    plan.document = {number: `某政发〔2024〕${100 + i}号`, issuer: `地${i}市人民政府`};
    delete plan.$schema;
    for (const measure of plan.measures) {
      measure.summary = Array.from({length: 4}, () => { const piece = pick(pieces); return piece.slice(random(4)) + (random(3) ? '' : String.fromCodePoint(0x4e00 + random(20000))); }).join('');
    }
    if (i === 1) HOSTILE.forEach((text, at) => {
      const measure = plan.measures[at % plan.measures.length];
      if (at % 2) measure.title += text;
      else measure.summary = text + measure.summary;
    });
    if (i === 2) plan.measures[0].summary += MANY.join('');
    write(`content/plans/${id}-2024.json`, plan);
  }
  write('content/places.json', {places: all_places});
  write('content/bodies.json', {functions, bodies: all_bodies});
}
