/** Serves a folder of static files over HTTP, as a web host would: right types, its own headers, hashed files kept for good, others checked. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const PORTS_TRIED = 50;

/**
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] 0 for any free one; where it is taken, the next free one is used
 * @param {string} [options.base] path under which the folder lies, such as "/osteoscope/"
 * @param {Record<string, string>} [options.headers] sent with every answer, beside those in the folder's file `_headers`
 * @returns {Promise<{ address: string, port: number, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0, base = '/', headers = {} } = {}) {
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      const hashed = path.startsWith('/assets/');
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const sent = { ...headersIn(folder), ...headers };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    const missing = () =>
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.\n');
    if (!request.url?.startsWith(base)) return missing();
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, missing);
  });
  const taken = await listen(server, port);
  return {
    address: `http://localhost:${taken}${base}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The headers for every file, as Netlify and Cloudflare Pages read them. */
function headersIn(folder) {
  const path = join(folder, '_headers');
  if (!existsSync(path)) return {};
  return Object.fromEntries(
    Array.from(readFileSync(path, 'utf8').matchAll(/^ +([\w-]+): (.+)$/gm), ([, name, value]) => [
      name,
      value,
    ]),
  );
}

async function listen(server, first) {
  for (let port = first; ; port++) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, 'localhost', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return server.address().port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || first === 0 || port - first >= PORTS_TRIED) throw error;
    }
  }
}
