/** The tiny exported model, committed; `tiny-model.ts` has the layers model behind it. */

import { fileURLToPath } from 'node:url';

export const TINY_MODEL = fileURLToPath(new URL('../fixtures/tiny-model', import.meta.url));
