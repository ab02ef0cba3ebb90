#!/usr/bin/env node
/** Builds the app where that is needed, serves it, and prints its address. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from './serve.mjs';

const USAGE = `npm start -- [--port NUMBER]

Builds the app if it has not been built or its sources have changed, serves it, and prints its address.

  --port NUMBER  where to serve it; if that port is taken, the next free one is used (default: 4180)
  --help         shows this`;

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const port = portFrom(process.argv.slice(2));
if (isStale()) await build();
const server = await serve(dist, { port });
if (server.port !== port) console.log(`Port ${port} is taken.`);
console.log(`Osteoscope is at ${server.address} (Ctrl-C ends it)`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.close().then(() => process.exit(0)));
}

function portFrom(args) {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string', default: '4180' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const number = Number(values.port);
    if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
    throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function isStale() {
  const built = newest(join(dist, 'service-worker.js'));
  if (built === 0) return true;
  const sources = ['src', 'public', 'build', 'index.html', 'vite.config.ts', 'package-lock.json'];
  return sources.some((source) => newest(join(root, source)) > built);
}

/** Time of the newest change at or below a path, in milliseconds; 0 where there is nothing. */
function newest(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  // A folder's own time tells of files removed from it.
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

async function build() {
  console.log('Building the app …');
  try {
    const vite = await import('vite');
    await vite.build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  } catch (error) {
    console.error(error.message ?? error);
    console.error(
      error.code === 'ERR_MODULE_NOT_FOUND'
        ? 'The packages are not installed: run "npm ci" first.'
        : 'The app could not be built; the reason stands above. Nothing is served.',
    );
    process.exit(1);
  }
}
