// A publication as the checks see it: its files, the kind of each page by its route, the links and ids of a document.
import {readdirSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import {parse} from 'parse5';

export const KINDS = [
  ['home', /^index$/],
  ['places', /^places\/index$/],
  ['place', /^places\/[^/]+\/index$/],
  ['place-brief', /^places\/[^/]+\/brief$/],
  ['body-brief', /^places\/[^/]+\/bodies\/.+-brief$/],
  ['body', /^places\/[^/]+\/bodies\/[^/]+$/],
  ['plan', /^plans\/[^/]+\/index$/],
  ['plan-brief', /^plans\/[^/]+\/brief$/],
  ['measure', /^plans\/[^/]+\/measures\/[^/]+$/],
  ['plan-changes', /^plans\/[^/]+\/changes$/],
  ['matrix', /^plans\/[^/]+\/matrix$/],
  ['tasks', /^plans\/[^/]+\/tasks$/],
  ['sectors', /^sectors\/index$/],
  ['sector', /^sectors\/[^/]+\/index$/],
  ['sector-brief', /^sectors\/[^/]+\/brief$/],
  ['functions', /^functions\/index$/],
  ['function', /^functions\/[^/]+$/],
  ['function-matrix', /^matrix$/],
  ['targets', /^targets\/index$/],
  ['target', /^targets\/[^/]+$/],
  ['upstream', /^targets\/[^/]+\/[^/]+$/],
  ['timeline', /^timeline$/],
  ['lineage', /^lineage$/],
  ['document', /^documents\/[^/]+$/],
  ['gaps', /^gaps$/],
  ['changes', /^changes$/],
  ['notes', /^notes\/index$/],
  ['note', /^notes\/.+$/],
  ['search', /^search$/],
  ['data', /^data$/],
  ['404', /^404$/],
];
// Kinds that our own content need not have: there is no second edition of a plan yet, and few places need no list.
export const MAY_BE_ABSENT = new Set(['changes', 'plan-changes', 'places']);

// The folders of further languages of the interface.
const LANGUAGES = /^(en|zh)\//;
/// The folder of the language in which a page stands: none for the first.
export const languageOf = (file) => LANGUAGES.exec(file)?.[0] ?? '';
/// The name of the same page in the first language.
export const withoutLanguage = (file) => file.replace(LANGUAGES, '');

/// The kind of the page at a file name, by its route; nothing for a page that no pattern knows. The parts of a long list are
/// of the kind of its first page.
export function kindOf(file) {
  const route = withoutLanguage(file).replace(/\.(html|md)$/, '');
  const whole = route.replace(/\/part-\d+$/, '');
  const routes = whole === route ? [route] : [`${whole}/index`, whole];
  return KINDS.find(([, pattern]) => routes.some((one) => pattern.test(one)))?.[0];
}

/// Every file below a folder, with `/`, sorted.
export function filesOf(folder) {
  const found = [];
  const walk = (inside) => {
    for (const entry of readdirSync(join(folder, inside), {withFileTypes: true})) {
      const name = posix.join(inside, entry.name);
      if (entry.isDirectory()) walk(name);
      else found.push(name);
    }
  };
  walk('');
  return found.sort();
}

export const read = (folder, file) => readFileSync(join(folder, file), 'utf8');

/// Every element of a document, in order.
export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
    if (child.content) yield* elements(child.content);
  }
}

export const attribute = (element, name) => element.attrs.find((one) => one.name === name && !one.prefix)?.value;

const ADDRESSES = {
  a: ['href'], area: ['href'], link: ['href'], script: ['src'], img: ['src', 'srcset'], source: ['src', 'srcset'],
  iframe: ['src'], embed: ['src'], object: ['data'], video: ['src', 'poster'], audio: ['src'], track: ['src'],
  form: ['action'], button: ['formaction'], input: ['src', 'formaction'], use: ['href'], image: ['href'], base: ['href'],
  blockquote: ['cite'], q: ['cite'], ins: ['cite'], del: ['cite'],
};
// What a browser fetches by itself when it shows the page.
const FETCHED = new Set(['script', 'img', 'source', 'iframe', 'embed', 'object', 'video', 'audio', 'track', 'input', 'use', 'image']);
const FETCHED_RELATIONS = /\b(stylesheet|icon|preload|modulepreload|prefetch|manifest|apple-touch-icon)\b/;

/// What a document links to ({to, fetched, element}) and the names that links may end in.
export function linksAndIds(html) {
  const links = [];
  const ids = new Set();
  const repeated = [];
  for (const element of elements(parse(html))) {
    const id = attribute(element, 'id');
    if (id !== undefined) (ids.has(id) ? repeated.push(id) : ids.add(id));
    if (element.tagName === 'a' && attribute(element, 'name')) ids.add(attribute(element, 'name'));
    for (const name of ADDRESSES[element.tagName] ?? []) {
      const value = attribute(element, name) ??
          element.attrs.find((one) => one.prefix === 'xlink' && one.name === name)?.value;
      if (value === undefined) continue;
      const fetched = FETCHED.has(element.tagName) ||
          (element.tagName === 'link' && FETCHED_RELATIONS.test(attribute(element, 'rel') ?? ''));
      const addresses = name === 'srcset' ? value.split(',').map((one) => one.trim().split(/\s+/)[0]) : [value];
      const language = attribute(element, 'hreflang');
      for (const to of addresses) links.push({to, fetched, element: element.tagName, language});
    }
    const style = attribute(element, 'style');
    if (style) links.push(...addressesOfStyle(style));
    if (element.tagName === 'style') links.push(...addressesOfStyle(element.childNodes.map((one) => one.value).join('')));
  }
  return {links, ids, repeated};
}

/// What a style sheet fetches.
export function addressesOfStyle(css) {
  const found = css.replace(/\/\*.*?\*\//gs, '').matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3/g);
  return [...found].map((one) => ({to: one[2] ?? one[4], fetched: true, element: 'style'}));
}

/// Where a link in a file leads: {outside: true}, or {file, fragment}, or {fault} when it can lead nowhere.
export function whereTo(file, to) {
  if (to.trim() !== to) return {fault: 'has blanks around it'};
  if (/^data:/i.test(to)) return {outside: true, inline: true};
  if (/^(https?|mailto|tel):/i.test(to)) return {outside: true};
  if (/^[a-z][a-z0-9+.-]*:/i.test(to)) return {fault: 'has a scheme that no page should use'};
  if (to.startsWith('/')) return {fault: 'begins at the root of the host, so the site cannot move'};
  const [, path, query, fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(to);
  try {
    const name = decodeURIComponent(path);
    const target = name === '' ? file : posix.normalize(posix.join(posix.dirname(file), name));
    if (target.startsWith('../')) return {fault: 'leads out of the publication'};
    return {file: target, query, fragment: fragment === undefined ? undefined : decodeURIComponent(fragment)};
  } catch {
    return {fault: 'is wrongly percent-encoded'};
  }
}

/// Counts cases and tells of those that fail; `close` prints the line that tests/run reads.
export class Cases {
  passed = 0;
  failed = 0;
  case(name, faults) {
    if (faults.length === 0) return void ++this.passed;
    ++this.failed;
    const shown = [...new Set(faults)];
    console.log([`FAILED ${name}`, ...shown.slice(0, 12)].join('\n  ') + (shown.length > 12 ? `\n  and ${shown.length - 12} more` : ''));
  }
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed || !this.passed ? 1 : 0;
  }
}
