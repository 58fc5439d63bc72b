// What ajv says of our content and of the faulty cases under the schemas of `planpress schema`: schema.mjs SCHEMAS TREE
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import {Cases} from './publication.mjs';

const [, , schemas, tree] = process.argv;
const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const cases = new Cases();

const compiled = new Map();
function validator(name) {
  if (!compiled.has(name)) {
    const schema = json(schemas, `${name}.json`);
    const ajv = new (schema.$schema?.includes('2020-12') ? Ajv2020 : Ajv)({allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true});
    addFormats(ajv);
    compiled.set(name, ajv.compile(schema));
  }
  return compiled.get(name);
}

/// Where the value does not follow the schema, as `pointer message`.
function faults(name, value) {
  const follows = validator(name);
  return follows(value) ? [] : follows.errors.map((one) => `${one.instancePath} ${one.message}`);
}

/// The value with one thing changed or taken away at a JSON pointer.
function changed(value, {at, becomes}) {
  const copy = structuredClone(value);
  const keys = at.slice(1).split('/');
  const last = keys.pop();
  const owner = keys.reduce((inner, key) => inner[key], copy);
  if (becomes === undefined) delete owner[last];
  else owner[last] = becomes;
  return copy;
}

for (const [name, file] of json(schemas, 'content.list')) cases.case(file, faults(name, json(tree, file)));
const here = new URL('schema', import.meta.url).pathname;
for (const file of readdirSync(join(here, 'sound'))) {
  cases.case(`sound: ${file}`, faults(file.replace('.json', ''), json(here, 'sound', file)));
}
for (const file of readdirSync(here).filter((one) => one.endsWith('.json'))) {
  const one = json(here, file);
  const found = faults(one.schema, changed(json(here, 'sound', `${one.schema}.json`), one));
  const there = found.some((fault) => [one.at, one.at.replace(/\/[^/]*$/, '')].includes(fault.split(' ')[0]));
  cases.case(`refused: ${file}, ${one.fault}`, there ? [] : ['no fault found at ' + one.at, ...found]);
}
cases.close();
