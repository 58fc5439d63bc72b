// How browsers come to a publication: a server with a strict policy in a deep folder, and Chromium.
import {createServer} from 'node:http';
import {readFileSync, statSync} from 'node:fs';
import {extname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {chromium} from 'playwright-core';

const MOUNTED = '/a/part/of/a/portal/';
const POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'";
const TYPES = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.json': 'application/json', '.png': 'image/png', '.xml': 'application/xml', '.md': 'text/markdown; charset=utf-8'};

/// Serves what `folder()` names at each request, text compressed for those who accept it; gives {address, close}.
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = join(folder(), path.slice(MOUNTED.length));
    const found = path.startsWith(MOUNTED) && statSync(file, {throwIfNoEntry: false})?.isFile();
    if (!found) return void response.writeHead(404, {'content-security-policy': POLICY}).end();
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const pressed = extname(file) in TYPES && extname(file) !== '.png' && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(200, {'content-type': type, 'content-security-policy': POLICY, ...(pressed && {'content-encoding': 'gzip'})});
    response.end(pressed ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {address: `http://127.0.0.1:${server.address().port}${MOUNTED}`, close: () => server.close()};
}

export const launch = (...switches) => chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...switches]});
