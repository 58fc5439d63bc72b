import {execFileSync, spawnSync} from 'node:child_process';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Cases} from '../site/publication.mjs';
import {readXml, show} from './browser.mjs';
import {AROUND, CONTEXTS, MARKDOWN, NAMES, REFUSED, WITHIN} from './contexts.mjs';
import {astray, elements, judge, normal, read, shape, squeezed, textOf} from './judge.mjs';
import {strings} from './strings.mjs';

const TOP = join(dirname(fileURLToPath(import.meta.url)), '../..');
const DRIVER = join(process.env.BUILD ?? join(TOP, 'build/release'), 'jinja_driver');
const SHARED = join(TOP, '../shared/payloads.json');
const NEXT = '\n~~~~ next ~~~~\n';
const cases = new Cases();
const {all, own, theirs} = strings(SHARED);
console.log(theirs ? `${own} strings of our own, ${theirs} shared` : `${own} strings of our own; without ../shared/payloads.json there are no others`);

/// Answers of the driver, one a job.
function render(jobs) {
  const asked = jobs.map((job) => JSON.stringify({main: 'main.html', settings: {bytes: true}, ...job})).join('\n');
  const done = spawnSync(DRIVER, {input: `${asked}\n`, maxBuffer: 1 << 30});
  const answers = done.stdout?.toString('utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line)) ?? [];
  if (answers.length !== jobs.length) throw new Error(`${DRIVER}: ${answers.length} answers to ${jobs.length} cases ${done.stderr ?? done.error}`);
  return answers;
}

const hex = all.map(({bytes}) => bytes.toString('hex'));
const short = all.map((one, at) => ({...one, hex: hex[at], at})).filter(({bytes}) => bytes.length < 500);
const put = (html, what) => html.replaceAll('@', () => what);
const loop = (body) => `{% for h in xs %}{% set x = h|unhex %}${body}${NEXT}{% endfor %}`;

/// The ways in which a context's fragment is made: {name, templates, may be refused}.
function waysOf(context) {
  const value = `{{ ${context.output} }}`;
  const plain = put(context.html, value);
  const main = context.xml ? 'main.xml' : 'main.html';
  const made = (name, {page, main: child, ...more}, mayFail) => {
    const files = Object.fromEntries(Object.entries(more).filter(([file]) => file.includes('.')));
    return {name, mayFail, main, templates: child ? {'main.html': child, 'base.html': loop(page), ...files} : {[main]: loop(page), ...files}};
  };
  const ways = [made('', {page: plain})];
  if (context.xml || context.lone) return ways;
  for (const [name, spec] of AROUND) {
    const filled = Object.fromEntries(Object.entries(spec).map(([file, body]) => [file, body.replaceAll('#', () => plain)]));
    ways.push(made(`around: ${name}`, filled, false));
  }
  const places = context.html.split('@').length - 1;
  if (places !== 1 || context.output === 'c') return ways;
  const guarded = ['json', 'nothing'].includes(context.expect);
  for (const [name, {head = '', at, made: piece, ...more}] of WITHIN) {
    const fill = (body) => body.replaceAll('$', () => value);
    const files = Object.fromEntries(Object.entries(more).map(([file, body]) => [file, fill(body)]));
    ways.push(made(`within: ${name}`, {page: fill(head) + put(context.html, fill(at)), ...files}, guarded && piece));
  }
  return ways;
}

const documents = [];
const xml = [];

function judgeAll(context, way, pieces, list, judged) {
  const plainShape = judged.shape ??= shape(read(pieces[0]));
  const faults = [];
  list.forEach((one, at) => {
    const html = pieces[at];
    if (html === null || judged.has(`${one.at} ${html}`)) return;
    judged.add(`${one.at} ${html}`);
    if (context.xml) return void xml.push({context, one, html});
    const wrong = judge(context, html, one.text, one.kind, plainShape);
    faults.push(...wrong.map((fault) => `${one.id} ${JSON.stringify(one.text.slice(0, 60))}: ${fault}: ${html.slice(0, 160)}`));
    judged.shown.push({html, one});
  });
  cases.case(`${context.name}${way.name && `, ${way.name}`}`, faults);
}

/// Renders a context in all its ways; those that fail with all strings at once are rendered string by string.
function runContexts() {
  const jobs = CONTEXTS.flatMap((context) => waysOf(context).map((way) => ({context, way, list: way.name ? short : all.map((one, at) => ({...one, hex: hex[at], at}))})));
  const answers = render(jobs.map(({way, list}) => ({main: way.main, templates: way.templates, context: {xs: list.map((one) => one.hex)}})));
  let judged;
  jobs.forEach((job, at) => {
    const {context, way, list} = job;
    if (!way.name) judged = Object.assign(new Set(), {shown: []}), (context.judged = judged);
    let {output, errors, faults = []} = answers[at];
    if (errors && way.mayFail && faults.every(({compiling}) => compiling)) return cases.case(`${context.name}, ${way.name}: refused`, []);
    if (errors && context.lone) {
      const alone = render(list.map((one) => ({main: way.main, templates: way.templates, context: {xs: [one.hex]}})));
      const pieces = alone.map((one) => (one.output === undefined ? null : one.output.split(NEXT)[0]));
      if (pieces.some((one) => one !== null)) return judgeAll(context, way, pieces, list, judged);
    }
    if (errors) return cases.case(`${context.name}, ${way.name}`, [errors]);
    const pieces = output.split(NEXT).slice(0, -1);
    if (pieces.length !== list.length) return cases.case(`${context.name}, ${way.name}`, [`${pieces.length} pieces for ${list.length} strings`]);
    judgeAll(context, way, pieces, list, judged);
  });
}

/// Values outside of quotes: refused, or nothing that runs.
function runNames() {
  const jobs = NAMES.flatMap((template) => short.map((one) => ({template, one})));
  const answers = render(jobs.map(({template, one}) => ({templates: {'main.html': `{% set x = h|unhex %}${template}`, 'x.html': '{{ x }}'}, context: {h: one.hex}})));
  for (const template of NAMES) {
    const faults = [];
    const shown = [];
    let made = 0;
    jobs.forEach(({template: of, one}, at) => {
      const {output, faults: told = []} = answers[at];
      if (of !== template || output === undefined) return void (of === template && told.some(({compiling}) => compiling) && (made = -1e9));
      ++made;
      faults.push(...astray(read(output)).map((fault) => `${one.id} ${JSON.stringify(one.text.slice(0, 60))}: ${fault}: ${output.slice(0, 160)}`));
      shown.push({html: output, one});
    });
    if (made === 0) faults.push('refuses every string');
    cases.case(`${template}${made < 0 ? ' (refused)' : ''}`, faults);
    documents.push({name: template, html: shown.map(({html}) => `<div>${html}</div>`).join('\n'), allowed: new Set(), scripts: 0, handlers: null});
  }
}

function runRefused() {
  const spellings = [['plain', (at) => at], ['if', (at) => `{% if 1 %}${at}{% endif %}`], ['for', (at) => `{% for i in [1] %}${at}{% endfor %}`], ['include', () => '{% include "x.html" %}'],
    ['include of text', () => '{% include "x.txt" %}'], ['block', (at) => `{% block b scoped %}${at}{% endblock %}`], ['call', () => '{% call m() %}a{% endcall %}'], ['set', () => '{{ s }}'], ['filter', (at) => `{% filter upper %}${at}{% endfilter %}`],
    ['safe', () => '{{ x|safe }}'], ['macro', () => '{{ m() }}']];
  const jobs = REFUSED.flatMap(([html, message]) => spellings.filter(([name]) => name !== 'block' || html.split('@').length === 2)
    .map(([name, spell]) => ({name: `${html} ${name}`, message, templates: {'main.html': `{% macro m() %}{{ x }}{% endmacro %}{% set s %}{{ x }}{% endset %}${put(html, spell('{{ x }}'))}`, 'x.html': '{{ x }}', 'x.txt': '{{ x }}'}})));
  const answers = render(jobs.map(({templates}) => ({templates, context: {x: 'x'}})));
  jobs.forEach(({name, message}, at) => {
    const {output, faults = []} = answers[at];
    if (output !== undefined) return cases.case(`refused: ${name}`, [`made ${output}`]);
    const told = faults.some((fault) => fault.compiling && (fault.message.includes(message) || fault.message.includes('named')));
    cases.case(`refused: ${name}`, told ? [] : faults.map((fault) => fault.message));
  });
}

/// HTML is not safe in Markdown, nor Markdown in HTML.
function runLanguages() {
  const jobs = [['html', 'md'], ['md', 'html'], ['xml', 'md']].flatMap(([one, other]) => ['{% include "a" %}', '{% include n %}', '{% import "a" as b %}{{ b.m(x) }}', '{% from n import m %}{{ m(x) }}', '{% extends "a" %}', '{% extends n %}']
    .map((template) => ({name: `${one}: ${template}`, main: `main.${one}`, templates: {[`main.${one}`]: template.replace('"a"', `"a.${other}"`), [`a.${other}`]: '{% macro m(x) %}{{ x }}{% endmacro %}{{ x }}'}, context: {x: 'x', n: `a.${other}`}})));
  const answers = render(jobs.map(({name, ...job}) => job));
  jobs.forEach(({name}, at) => {
    const {output, faults = []} = answers[at];
    cases.case(`languages, ${name}`, faults.some(({message}) => message.includes('is written for')) ? [] : [output ?? faults[0]?.message]);
  });
}

/// Markdown is made by us, rendered by cmark-gfm, and read as HTML.
function runMarkdown() {
  const plainly = (text) => normal(text.replace(/[\r\n\t]/g, ' ')).replace(/ +/g, ' ').trim();
  for (const [name, template, path, before = '', after = ''] of MARKDOWN) {
    const body = `\n\n## next\n\n${put(template, '{{ x }}')}`;
    const [{output, errors}] = render([{main: 'main.md', templates: {'main.md': `{% for h in xs %}{% set x = h|unhex %}${body}{% endfor %}`, 'f.md': '{{ x }}', 'f.txt': '{{ x }}'}, context: {xs: hex}}]);
    if (errors) {
      cases.case(`Markdown, ${name}`, [errors]);
      continue;
    }
    const html = execFileSync('cmark-gfm', ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tasklist'].filter((word) => path || word !== '--unsafe'), {input: output, maxBuffer: 1 << 28}).toString();
    const pieces = html.split('<h2>next</h2>\n').slice(1);
    const faults = pieces.length === all.length ? [] : [`${pieces.length} pieces for ${all.length} strings`];
    // GitHub's Markdown makes links of mail addresses whatever stands in front of them.
    const isMail = (node) => node.tagName === 'a' && node.attrs[0]?.value.startsWith('mailto:');
    const expected = shape(read(pieces[0]), isMail);
    all.slice(0, pieces.length).forEach((one, at) => {
      const root = read(pieces[at]);
      // Where a value is the address of a Markdown link, it is cmark-gfm that refuses what would run.
      const wrong = path ? astray(root) : astray(root).filter((fault) => !/^leads to (?!(javascript|vbscript|data|file):)/.test(fault));
      const said = plainly(before + one.text + after);
      if (path && said !== '') {
        let found = [root];
        for (const step of path.split('/')) found = found.flatMap((node) => [...elements(node)].filter(({tagName}) => tagName === step));
        if (shape(root, isMail) !== expected) wrong.push('changes the tree');
        else if (squeezed(plainly(textOf(found[0]))) !== squeezed(said)) wrong.push(`reads ${JSON.stringify(textOf(found[0]))}`);
      }
      faults.push(...wrong.map((fault) => `${one.id} ${JSON.stringify(one.text.slice(0, 60))}: ${fault}: ${pieces[at].slice(0, 160)}`));
    });
    cases.case(`Markdown, ${name}`, faults);
    documents.push({name: `Markdown, ${name}`, html: pieces.join('\n'), allowed: new Set(), scripts: 0, handlers: 0, schemes: path ? undefined : /^(?!(javascript|vbscript|data|file):)/});
  }
}

/// What is loaded at once may come from where a string plainly says; what makes windows of its own is shown for addresses only.
function documentOf(context, known) {
  const heavy = ['iframe', 'object', 'embed'].includes(context.element);
  const once = new Map(context.judged.shown.filter(({one}) => !heavy || ['address', 'safe', 'url', 'plain'].includes(one.kind)).map((one) => [one.html, one]));
  // Fragments that another context made are shown there, unless their scripts are to be heard.
  const shown = [...once].filter(([html]) => context.expect === 'json' || (!known.has(html) && known.add(html))).map(([, one]) => one);
  const allowed = new Set(['example.org']);
  for (const {text} of all) {
    if (/^[\0- ]*https?:/i.test(text) && URL.canParse(text)) allowed.add(new URL(text).host);
  }
  const scripted = shown.filter(({html}) => /<script/i.test(html)).length;
  return {name: context.name, context, shown, allowed, html: shown.map(({html}) => `<div>${html}</div>`).join('\n'), scripts: context.element === 'script' ? scripted : 0,
    handlers: (context.at ?? '').startsWith('on') ? shown.length : 0};
}

async function runBrowser() {
  const known = new Set();
  documents.unshift(...CONTEXTS.filter(({xml: is, shown}) => !is && shown !== false).map((context) => documentOf(context, known)).filter(({shown}) => shown.length));
  const planted = {name: 'planted', html: '<a href="javascript:alert(1)">t</a><p onclick="alert(2)">t</p><img src="//evil.example/a.png"><script>nothing()</script>', allowed: new Set(), scripts: 1, handlers: 1};
  const results = await show([planted, ...documents]);
  for (const sign of ['dialog: 1', 'dialog: 2', 'script: nothing', 'asks for http://evil.example/']) {
    cases.case(`planted: ${sign}`, results[0].faults.some((fault) => fault.startsWith(sign)) ? [] : ['not found among', ...results[0].faults]);
  }
  documents.forEach((one, at) => {
    const {faults, schemes = [], scripts, handlers, heard = []} = results[at + 1];
    faults.push(...schemes.filter((scheme) => !(one.schemes ?? /^(https?:|mailto:|tel:|[\w.-]*about:|:?)$/).test(scheme)).map((scheme) => `a link leads to ${scheme}`));
    if (scripts !== one.scripts) faults.push(`${scripts} scripts instead of ${one.scripts}`);
    if (one.handlers !== null && handlers !== one.handlers) faults.push(`${handlers} elements with handlers instead of ${one.handlers}`);
    if (one.context?.expect === 'json' && !one.context.silent) {
      const said = (text) => squeezed(one.context.at ? normal(text) : text);
      const expected = new Set(one.shown.map(({one: {text}}) => said(text)));
      const known = new Set(heard.map(said));
      const lost = [...expected].filter((text) => !known.has(text));
      if (lost.length || known.size !== expected.size) faults.push(`scripts heard ${heard.length} strings, and not ${JSON.stringify(lost.slice(0, 3))}`);
    }
    cases.case(`browser: ${one.name}`, faults);
  });
  const read = await readXml(xml.map(({context, html}) => ({xml: html, element: context.element, at: context.at})));
  for (const context of CONTEXTS.filter((one) => one.xml)) {
    const faults = [];
    xml.forEach(({context: of, one, html}, at) => {
      if (of !== context) return;
      const blank = context.at ? normal(one.text).replace(/[\t\n]/g, ' ') : normal(one.text);
      const expected = blank.replace(/[\ufffe\uffff]/g, '\ufffd');
      const good = squeezed(read[at]) === squeezed(expected) || (context.expect === 'address' && read[at] === 'about:invalid' && one.kind !== 'safe');
      if (!good) faults.push(`${one.id} ${JSON.stringify(one.text.slice(0, 60))}: reads ${JSON.stringify(read[at])}: ${html.slice(0, 100)}`);
    });
    cases.case(`browser: ${context.name}`, faults);
  }
}

const start = Date.now();
const lap = (name) => console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
runContexts(), lap('contexts');
runNames(), lap('names');
runRefused(), lap('refused');
runLanguages();
runMarkdown(), lap('Markdown');
await runBrowser(), lap('browser');
console.log(`${documents.length} documents`);
cases.close();
