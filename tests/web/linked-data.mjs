// JSON-LD as machines read it: linked-data.mjs FILE BASE
// FILE holds [page, block] pairs. jsonld.js expands every block without a word that it does not know, and each type and member
// stands in schema.org's vocabulary as schema-dts has it.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(new URL('../site/package.json', import.meta.url));
const jsonld = require('jsonld');

// Types and members by the interfaces of schema-dts: `interface XBase extends YBase, Partial<…> { "member"?: … }`.
const source = readFileSync(require.resolve('schema-dts').replace(/[^/]*$/, '') + 'schema.d.ts', 'utf8');
const bases = new Map();
for (const [, name, above, body] of source.matchAll(/^(?:export )?interface (\w+) extends ([^{]+) \{\n(.*?)^\}/gms)) {
  bases.set(name, {above: [...above.matchAll(/\w+Base/g)].map(([one]) => one), members: [...body.matchAll(/^ {4}"([\w-]+)"\?:/gm)].map(([, one]) => one)});
}
for (const [, name, body] of source.matchAll(/^interface (\w+Base) \{\n(.*?)^\}/gms)) bases.set(name, {above: [], members: [...body.matchAll(/^ {4}"([\w-]+)"\?:/gm)].map(([, one]) => one)});
const membersOf = (base) => bases.has(base) ? [...bases.get(base).members, ...bases.get(base).above.flatMap(membersOf)] : [];
const known = new Map();
const of = (type) => {
  if (!known.has(type)) {
    const leaf = source.match(new RegExp(`^export interface ${type}Leaf extends (\\w+) `, 'm'));
    known.set(type, leaf ? new Set(membersOf(leaf[1])) : null);
  }
  return known.get(type);
};

const faults = [];
function look(page, thing) {
  if (Array.isArray(thing)) return thing.forEach((one) => look(page, one));
  if (thing === null) return faults.push(`${page}: null`);
  if (typeof thing !== 'object') return;
  const type = thing['@type'];
  if (type && !of(type)) faults.push(`${page}: no type ${type}`);
  for (const [member, value] of Object.entries(thing)) {
    if (!member.startsWith('@') && member !== 'query-input' && type && of(type) && !of(type).has(member)) faults.push(`${page}: ${type} has no ${member}`);
    look(page, value);
  }
}

const [file, base] = process.argv.slice(2);
const documentLoader = async (url) => {
  if (url !== 'https://schema.org' && url !== 'https://schema.org/') throw new Error(`asks for ${url}`);
  return {documentUrl: url, document: {'@context': {'@vocab': 'https://schema.org/'}}};
};
if (!of('Legislation')?.has('legislationIdentifier') || of('Legislation').has('nonsense')) faults.push('the vocabulary was not read');
for (const [page, block] of JSON.parse(readFileSync(file))) {
  look(page, block['@graph']);
  try {
    const expanded = await jsonld.expand(block, {documentLoader, base: base + page, safe: true});
    if (expanded.length !== block['@graph'].length) faults.push(`${page}: ${expanded.length} of ${block['@graph'].length} things were expanded`);
  } catch (error) {
    faults.push(`${page}: ${error.message} ${JSON.stringify(error.details?.event ?? '')}`);
  }
}
console.log([...new Set(faults)].join('\n'));
process.exit(faults.length ? 1 : 0);
