// The data package follows its profile, and every CSV file the schema that the package gives it: types, what must be given,
// values of a list, keys that are unique, references that lead somewhere. Read by `datapackage` and `tableschema`.
import {createRequire} from 'node:module';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(new URL('../site/package.json', import.meta.url));
const {Package, Profile} = require('datapackage');
let passed = 0, failed = 0;
const check = (good, what) => {
  good ? ++passed : ++failed;
  if (!good) console.log(`FAILED ${what}`);
};

// datapackage.js takes a byte order mark for a part of the first name; it gets copies without.
function unmarked(folder, descriptor) {
  const copy = mkdtempSync(path.join(process.env.TMPDIR ?? os.tmpdir(), 'package-'));
  mkdirSync(path.join(copy, 'data'));
  for (const one of descriptor.resources.filter(one => one.format === 'csv')) {
    const bytes = readFileSync(path.join(folder, one.path));
    check(bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])), `${one.path} has no byte order mark`);
    writeFileSync(path.join(copy, one.path), bytes.subarray(3));
  }
  return copy;
}

async function faultsOf(resource, relations) {
  try {
    const rows = await resource.read({keyed: true, relations});
    return {rows: rows.length};
  } catch (error) {
    return {rows: 0, fault: [error.message, ...(error.errors ?? []).slice(0, 3).map(one => one.message)].join('; ')};
  }
}

async function judge(folder) {
  const descriptor = JSON.parse(readFileSync(path.join(folder, 'datapackage.json'), 'utf8'));
  const profile = await Profile.load('data-package');
  const {valid, errors} = profile.validate(descriptor);
  check(valid, `${folder}: the package: ${errors.map(one => one.message).join('; ').slice(0, 600)}`);
  const copy = unmarked(folder, descriptor);
  // It puts the row that a reference leads to into the row's cell, where the next reference of the same column looks for an
  // id: references of one column and of several are followed apart.
  const [tables, joined] = await Promise.all([true, false].map(single => {
    const half = structuredClone(descriptor);
    for (const {schema} of half.resources.filter(one => one.schema?.foreignKeys)) {
      schema.foreignKeys = schema.foreignKeys.filter(key => (typeof key.fields === 'string') === single);
      if (!schema.foreignKeys.length) delete schema.foreignKeys;
    }
    return Package.load(half, {basePath: copy, strict: true});
  }));
  for (const one of descriptor.resources) {
    const bytes = readFileSync(path.join(folder, one.path));
    check(bytes.length === one.bytes, `${one.path}: ${bytes.length} bytes, the package says ${one.bytes}`);
    check(one.hash === 'sha256:' + createHash('sha256').update(bytes).digest('hex'), `${one.path}: another digest`);
    if (one.format !== 'csv') continue;
    const {rows, fault} = await faultsOf(tables.getResource(one.name), true);
    check(!fault, `${one.path}: ${fault}`);
    if (one.schema.foreignKeys?.some(key => typeof key.fields !== 'string')) {
      const {fault} = await faultsOf(joined.getResource(one.name), true);
      check(!fault, `${one.path}: ${fault}`);
    }
    const json = JSON.parse(readFileSync(path.join(folder, one.path.replace('.csv', '.json')), 'utf8'));
    check(rows === json.length, `${one.path}: ${rows} rows, the JSON file has ${json.length}`);
    const keys = json.map(row => JSON.stringify((one.schema.primaryKey ?? []).map(name => row[name])));
    check(!one.schema.primaryKey || new Set(keys).size === keys.length, `${one.path}: two rows have one key`);
  }
  return descriptor;
}

// A judge that finds nothing wrong with anything proves nothing.
async function planted(folder, descriptor) {
  const faulty = structuredClone(descriptor);
  const of = name => faulty.resources.find(one => one.name === name).schema.fields;
  of('targets').find(one => one.name === 'unit').type = 'integer';
  of('plans').find(one => one.name === 'url').constraints = {required: true};
  of('tasks').find(one => one.name === 'title').constraints = {enum: ['其他']};
  faulty.resources.find(one => one.name === 'measures').schema.foreignKeys = [{fields: 'title', reference: {resource: 'plans', fields: 'id'}}];
  faulty.resources.find(one => one.name === 'members').schema.foreignKeys = [
    {fields: ['plan', 'order'], reference: {resource: 'groups', fields: ['plan', 'order']}}];
  const tables = await Package.load(faulty, {basePath: unmarked(folder, faulty), strict: true});
  for (const name of ['targets', 'plans', 'tasks', 'measures', 'members'])
    check((await faultsOf(tables.getResource(name), true)).fault, `a planted fault in ${name} was not found`);
}

const [own, hostile] = process.argv.slice(2);
await planted(own, await judge(own));
await judge(hostile);
console.log(`${passed} passed, ${failed} failed`);
