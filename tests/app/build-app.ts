/** Builds the app once for all journeys, into a folder that is removed afterwards. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built app. */
    builtApp: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'osteoscope-app-'));
  const mode = process.env.NODE_ENV;
  // Vitest says "test", with which React and Workbox would be built as for development.
  process.env.NODE_ENV = 'production';
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  });
  process.env.NODE_ENV = mode;
  project.provide('builtApp', outDir);
  return () => rm(outDir, { recursive: true, force: true });
}
