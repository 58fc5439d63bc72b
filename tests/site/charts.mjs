// Drawings say what their tables say: charts.mjs FOLDER
// Every figure of every page has a title, a description, a sentence and a table with the same names and numbers; every
// drawing's file stands alone, rests on a source, and is linked from a page.
import {parse} from 'parse5';
import {attribute, Cases, elements, filesOf, read} from './publication.mjs';

const text = (node) => node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(text).join('');
const said = (node) => text(node).replace(/\s+/g, ' ').trim();
const classes = (element) => (attribute(element, 'class') ?? '').split(/\s+/);
const within = (node, tag, kind) => [...elements(node)].filter((one) => (!tag || one.tagName === tag) && (!kind || classes(one).includes(kind)));

/// The texts of each row of a drawing, and of the rules above.
function drawn(svg) {
  return {
    rows: within(svg, 'g', 'row').map((row) => within(row, 'text').map(said)),
    labels: within(svg, 'text', 'label').map(said),
  };
}

/// The cells of each row of the table, body by body; those that are not drawn are left out.
const bodies = (table) => within(table, 'tbody').filter((body) => !classes(body).includes('undrawn')).map((body) => within(body, 'tr').map((row) => row.childNodes.filter((one) => one.tagName).map(said)));

function faultsOf(figure) {
  const faults = [];
  const svg = within(figure, 'svg')[0];
  const table = within(figure, 'table')[0];
  if (!svg || !table) return [`has ${svg ? 'no table' : 'no drawing'}`];
  const named = (attribute(svg, 'aria-labelledby') ?? '').split(' ');
  for (const tag of ['title', 'desc']) {
    const one = within(svg, tag)[0];
    if (!one || !said(one)) faults.push(`no ${tag}`);
    else if (!named.includes(attribute(one, 'id'))) faults.push(`aria-labelledby does not name its ${tag}`);
  }
  if (!within(figure, 'p', 'gist').some((one) => /[。.]$/.test(said(one)))) faults.push('no sentence beside it');
  const {rows, labels} = drawn(svg);
  const [first = [], above = []] = bodies(table);
  if (rows.length === 0) faults.push('nothing is drawn');
  if (rows.length !== first.length) faults.push(`${rows.length} rows drawn, ${first.length} in the table`);
  rows.forEach((row, at) => {
    const cells = first[at] ?? [];
    const digits = (words) => words.replace(/\D+/g, ' ').trim();
    const name = row[0];
    if (!cells.some((cell) => cell.includes(name) || name.includes(cell.replace(/^└ +/, '')))) faults.push(`\`${name}\` is not in the row ${cells.join(' | ')}`);
    // Signs stand before the numbers of bars; a dash is drawn for nothing.
    for (const value of row.slice(1)) {
      const same = (cell) => cell === value || cell === value.replace(/^[●○△▲＝▼≠–]/, '') || (value === '–' && cell === '0');
      if (/\d/.test(digits(value)) && !classes(figure).includes('tree') && !cells.some(same)) faults.push(`\`${value}\` is not in the row ${cells.join(' | ')}`);
    }
  });
  for (const [name, value] of above) {
    if (!labels.some((label) => label.includes(name) && label.endsWith(value))) faults.push(`no rule says ${name} ${value}`);
  }
  return faults;
}

const folder = process.argv[2];
const cases = new Cases();
const files = filesOf(folder);
const linked = new Set();
for (const file of files.filter((one) => one.endsWith('.html'))) {
  const document = parse(read(folder, file));
  for (const link of within(document, 'a')) {
    const found = /(?:^|\/)(charts\/[^/]+\.svg)$/.exec(attribute(link, 'href') ?? '');
    if (found) linked.add(decodeURIComponent(found[1]));
  }
  for (const figure of within(document, 'figure', 'plot')) cases.case(`${file}#${attribute(figure, 'id')}`, faultsOf(figure));
}
for (const file of files.filter((one) => one.startsWith('charts/'))) {
  const source = read(folder, file);
  const svg = within(parse(source), 'svg')[0];
  const faults = [];
  if (!linked.has(file)) faults.push('no page links to it');
  if (!/^\s*<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" lang="/.test(source)) faults.push('does not open as a picture with its language');
  if (/<script|\son\w+=|https?:\/\/(?!www\.w3\.org\/2000\/svg")|url\(/.test(source)) faults.push('reaches out of itself');
  if (!source.includes('prefers-color-scheme: dark')) faults.push('has no dark form');
  for (const tag of ['title', 'desc']) if (!svg || !within(svg, tag).some(said)) faults.push(`no ${tag}`);
  if (!svg || !within(svg, 'text', 'source').some(said)) faults.push('no source');
  if (svg && drawn(svg).rows.length === 0) faults.push('nothing is drawn');
  cases.case(file, faults);
}
cases.close();
