// How browsers come to a publication: a server with a strict policy in a deep folder, and Chromium.
import {createServer} from 'node:http';
import {createReadStream, statSync} from 'node:fs';
import {extname, join} from 'node:path';
import {chromium} from 'playwright-core';

const MOUNTED = '/a/part/of/a/portal/';
const POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'";
const TYPES = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.json': 'application/json', '.png': 'image/png', '.xml': 'application/xml', '.md': 'text/markdown; charset=utf-8'};

/// Serves what `folder()` names at each request; gives {address, close}.
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = join(folder(), path.slice(MOUNTED.length));
    const found = path.startsWith(MOUNTED) && statSync(file, {throwIfNoEntry: false})?.isFile();
    response.writeHead(found ? 200 : 404, {'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY});
    if (found) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {address: `http://127.0.0.1:${server.address().port}${MOUNTED}`, close: () => server.close()};
}

export const launch = () => chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']});
