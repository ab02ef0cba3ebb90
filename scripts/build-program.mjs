/**
 * Builds the command-line program into a folder named by the content of its sources, so that a run under way keeps
 * the program it began with while the sources change.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'osteoscope');
const KEPT_FOR_DAYS = 7;

/** @returns {Promise<string>} the URL of the program's entry module */
export async function buildProgram() {
  const folder = join(cache, `program-${fingerprint()}`);
  if (!existsSync(folder)) {
    const { build } = await import('vite');
    const building = `${folder}.${process.pid}`;
    await build({
      root,
      configFile: join(root, 'training', 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: building },
    });
    try {
      renameSync(building, folder);
    } catch (error) {
      // Another process built the same sources first: its result is as good.
      rmSync(building, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
    forgetOldPrograms();
  }
  return pathToFileURL(join(folder, 'cli.js')).href;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [
    ...sources(join(root, 'src')),
    ...sources(join(root, 'training')),
    join(root, 'package-lock.json'),
  ]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function sources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function forgetOldPrograms() {
  const oldest = Date.now() - KEPT_FOR_DAYS * 24 * 3600 * 1000;
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (name.startsWith('program-') && statSync(folder).mtimeMs < oldest) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
