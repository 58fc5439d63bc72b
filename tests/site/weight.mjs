// What a visit weighs: weight.mjs FOLDER
// The first view of any page is at most 14 KB of HTML as it travels (gzip -9), a page that is one long table at most 40 KB;
// the style sheet is under 30 KB, and under 8 KB as it travels.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {Cases, filesOf, kindOf} from './publication.mjs';

const KB = 1024;
const LONG = new Set(['plan', 'matrix', 'tasks', 'timeline', 'gaps', 'function-matrix']);
const pressed = (bytes) => gzipSync(bytes, {level: 9}).length;
const tooHeavy = (name, size, most) => (size <= most ? [] : [`${name} is ${(size / KB).toFixed(1)} KB, at most ${most / KB} KB`]);
const faultsOf = (kind, name, bytes) => tooHeavy(name, pressed(bytes), (LONG.has(kind) ? 40 : 14) * KB);

const folder = process.argv[2];
const cases = new Cases();

// Text that hardly compresses: 20 KB are too much for a place and little enough for a matrix.
const dense = Buffer.from(Array.from({length: 600}, (_, at) => createHash('sha256').update(`${at}`).digest('base64')).join(''));
for (const [kind, faults] of [['place', 1], ['matrix', 0]]) {
  cases.case(`planted: ${kind}`, faultsOf(kind, 'planted', dense).length === faults ? [] : [`${pressed(dense)} bytes are judged wrongly`]);
}

const kinds = new Map();
for (const file of filesOf(folder)) {
  const bytes = readFileSync(join(folder, file));
  if (/^assets\/theme\.\w+\.css$/.test(file)) {
    cases.case('theme.css', [...tooHeavy(file, bytes.length, 30 * KB - 1), ...tooHeavy(`${file} as it travels`, pressed(bytes), 8 * KB)]);
  } else if (file.endsWith('.html')) {
    const kind = kindOf(file);
    kinds.set(kind, [...(kinds.get(kind) ?? []), ...faultsOf(kind, file, bytes)]);
  }
}
for (const [kind, faults] of kinds) cases.case(`pages of the kind ${kind}`, faults);
cases.close();
