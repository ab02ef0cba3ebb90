/** Builds the app once for all journeys, into a folder that is removed afterwards. */

import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { DEFAULT_MODEL } from '../../src/app/default-model.ts';
import { writeSamples } from '../../training/phantom/samples.ts';
import { handMadeModel } from '../support/hand-made-model.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built app. */
    builtApp: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(join(tmpdir(), 'osteoscope-app-'));
  const outDir = join(scratch, 'app');
  const mode = process.env.NODE_ENV;
  // Vitest says "test", with which React and Workbox would be built as for development.
  process.env.NODE_ENV = 'production';
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    publicDir: await publicDir(scratch),
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  });
  process.env.NODE_ENV = mode;
  project.provide('builtApp', outDir);
  return () => rm(scratch, { recursive: true, force: true });
}

/** What ships, with a hand-made model where none has been trained yet. */
async function publicDir(scratch: string): Promise<string> {
  const shipped = join(root, 'public');
  if (existsSync(join(shipped, 'models', DEFAULT_MODEL, 'card.json'))) return shipped;
  const filled = join(scratch, 'public');
  await cp(shipped, filled, { recursive: true });
  const folder = join(filled, 'models', DEFAULT_MODEL);
  await mkdir(folder, { recursive: true });
  if (!existsSync(join(shipped, 'samples'))) await writeSamples(join(filled, 'samples'));
  for (const [name, bytes] of Object.entries(handMadeModel())) await writeFile(join(folder, name), bytes);
  return filled;
}
