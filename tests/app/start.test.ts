import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

async function served(port = 0) {
  const site = await serve(inject('builtApp'), { port });
  onTestFinished(() => site.close());
  return site;
}

test('files are served by their type; hashed ones are kept for good, all others checked each time', async () => {
  const { address } = await served();
  const wasm = (await readdir(join(inject('builtApp'), 'assets'))).find((name) => name.endsWith('.wasm'));
  const facts = async (path: string) => {
    const { headers } = await fetch(address + path);
    return [headers.get('content-type'), headers.get('cache-control')];
  };
  expect(await facts('')).toEqual(['text/html;charset=utf-8', 'no-cache']);
  expect(await facts(`assets/${wasm}`)).toEqual(['application/wasm', 'public, max-age=31536000, immutable']);
  expect(await facts('manifest.webmanifest')).toEqual(['application/manifest+json', 'no-cache']);
  expect(await facts('service-worker.js')).toEqual(['text/javascript', 'no-cache']);
});

test('what is not there is answered with 404, above the served folder too', async () => {
  const { address } = await served();
  expect((await fetch(`${address}nothing.js`)).status).toBe(404);
  expect((await fetch(`${address}..%2f..%2fetc%2fpasswd`)).status).toBe(404);
});

test('where a port is taken the next free one is used', async () => {
  const first = await served();
  const second = await served(first.port);
  expect(second.port).toBeGreaterThan(first.port);
});

test.each([
  ['--port', 'abc'],
  ['--port', '70000'],
  ['--speed', 'high'],
])('npm start says how it is used when it does not understand %s %s', async (...args) => {
  const run = promisify(execFile)(process.execPath, [start, ...args]);
  await expect(run).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npm start -- [--port'),
  });
});
