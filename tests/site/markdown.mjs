// The Markdown edition as others read it: markdown.mjs FOLDER
// Two implementations, cmark-gfm and markdown-it, must see the same links and tables; every table row must have as many
// cells as its head (renderers pad and cut in silence); every link must lead somewhere; a page opens with its one title.
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import MarkdownIt from 'markdown-it';
import {attribute, Cases, elements, filesOf, linksAndIds, read, whereTo} from './publication.mjs';
import {parse} from 'parse5';

const markdownIt = new MarkdownIt('commonmark').enable(['table', 'strikethrough']);

/// The cells of a table row as GFM cuts it: at each `|` that no backslash stands before.
function cellsIn(row) {
  const inner = row.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).length;
}

/// What a rendering shows of links and tables, in order.
function shapes(html) {
  const links = [];
  const tables = [];
  for (const element of elements(parse(html))) {
    if (element.tagName === 'a' && attribute(element, 'href') !== undefined) links.push(decoded(attribute(element, 'href')));
    if (element.tagName === 'img') links.push(decoded(attribute(element, 'src')));
    if (element.tagName === 'table') {
      const rows = [...elements(element)].filter((one) => one.tagName === 'tr');
      tables.push(rows.map((row) => [...elements(row)].filter((one) => one.tagName === 'td' || one.tagName === 'th').length).join(' '));
    }
  }
  return {links, tables};
}

function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const slug = (heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replace(/ /g, '-');

/// The faults of one page of the Markdown edition; `pages` gives the ids of each file of the publication.
function faultsOf(folder, file, idsOf) {
  const text = read(folder, file).replace(/^---\n.*?\n---\n/s, '');
  const faults = [];
  const tokens = markdownIt.parse(text, {});
  const lines = text.split('\n');
  for (const token of tokens) {
    if (token.type !== 'table_open') continue;
    const [from, to] = token.map;
    const width = cellsIn(lines[from]);
    for (let at = from; at < to; ++at) {
      if (cellsIn(lines[at]) !== width) faults.push(`a row of ${cellsIn(lines[at])} cells under a head of ${width}: ${lines[at]}`);
    }
  }
  const titles = tokens.filter((token) => token.type === 'heading_open' && token.tag === 'h1');
  if (titles.length !== 1) faults.push(`${titles.length} titles of the first rank instead of one`);

  const mine = markdownIt.renderer.render(tokens, {...markdownIt.options, html: true}, {});
  const theirs = execFileSync('cmark-gfm', ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'tasklist'], {input: text, encoding: 'utf8', maxBuffer: 1 << 28});
  const [one, other] = [shapes(mine), shapes(theirs)];
  for (const what of ['links', 'tables']) {
    for (let at = 0; at < Math.max(one[what].length, other[what].length); ++at) {
      if (one[what][at] !== other[what][at]) {
        faults.push(`${what}, number ${at + 1}: markdown-it has \`${one[what][at]}\`, cmark-gfm \`${other[what][at]}\``);
        break;
      }
    }
  }
  for (const {to} of linksAndIds(mine).links) {
    const goal = whereTo(file, to);
    if (goal.fault) faults.push(`\`${decoded(to)}\` ${goal.fault}`);
    else if (!goal.outside) {
      const ids = idsOf(goal.file);
      if (!ids) faults.push(`\`${decoded(to)}\` leads to no file`);
      else if (goal.fragment && ids.size && !ids.has(goal.fragment)) faults.push(`\`${decoded(to)}\` names no place there`);
    }
  }
  return faults;
}

function all(folder) {
  const files = new Set(filesOf(folder));
  const known = new Map();
  const idsOf = (file) => {
    if (!files.has(file)) return undefined;
    if (!known.has(file)) {
      if (file.endsWith('.html')) known.set(file, linksAndIds(read(folder, file)).ids);
      else if (file.endsWith('.md')) {
        const tokens = markdownIt.parse(read(folder, file), {});
        const {ids} = linksAndIds(markdownIt.renderer.render(tokens, markdownIt.options, {}));
        const plain = (inline) => inline.children.map((one) => one.content).join('');
        tokens.forEach((token, at) => token.type === 'heading_open' && ids.add(slug(plain(tokens[at + 1]))));
        known.set(file, ids.add('top'));
      } else known.set(file, new Set());
    }
    return known.get(file);
  };
  return new Map([...files].filter((file) => file.endsWith('.md')).map((file) => [file, faultsOf(folder, file, idsOf)]));
}

const cases = new Cases();
const planted = new URL('planted/markdown', import.meta.url).pathname;
const told = [...all(planted)].flatMap(([file, faults]) => faults.map((fault) => `${file}: ${fault}`));
const expected = read(planted, '../markdown.txt').trim().split('\n');
cases.case('the planted faults are found, and nothing else',
  [...expected.filter((one) => !told.includes(one)).map((one) => `not found: ${one}`),
    ...told.filter((one) => !expected.includes(one)).map((one) => `found: ${one}`)]);

const folder = process.argv[2];
const found = all(folder);
for (const [file, faults] of found) cases.case(file, faults);
const there = new Set(filesOf(folder));
const alone = [...there].filter((file) => file.endsWith('.html') && file !== '404.html' && !there.has(file.replace(/html$/, 'md')));
cases.case('every page has its Markdown edition', alone.map((file) => join(file)));
cases.close();
