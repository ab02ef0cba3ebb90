/** Lets tests in a browser call `node-side.ts` in Node: `import { commands } from 'vitest/browser'`. */

import { fileURLToPath } from 'node:url';
import type { BrowserCommand } from 'vitest/node';

type NodeSide = typeof import('./node-side.ts');

declare module 'vitest/internal/browser' {
  interface BrowserCommands
    extends Pick<NodeSide, 'makePicture' | 'readInNode' | 'prepareInNode' | 'judgeInNode'> {}
}

const MODULE = fileURLToPath(new URL('node-side.ts', import.meta.url));

/** The module is loaded when the first test asks for it, not with every run's configuration. */
function calling<Name extends keyof NodeSide>(name: Name): BrowserCommand<Parameters<NodeSide[Name]>> {
  return async ({ project }, ...args) => {
    const module = await project.import<Record<Name, (...args: unknown[]) => unknown>>(MODULE);
    return module[name](...args);
  };
}

export const browserCommands = {
  makePicture: calling('makePicture'),
  readInNode: calling('readInNode'),
  prepareInNode: calling('prepareInNode'),
  judgeInNode: calling('judgeInNode'),
};
