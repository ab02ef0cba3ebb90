/** How a PNG's rows lie in its inflated data: once through, or in the seven passes of Adam7 (section 8.1). */

import type { Size } from './letterbox.ts';

/** A picture within the picture: every `stepX`-th pixel of every `stepY`-th row from (`x`, `y`) on. */
export interface Pass extends Size {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
}

const WHOLE = [[0, 0, 1, 1]] as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of a picture that hold any pixel, in order. */
export function passesOf({ width, height, interlaced }: Size & { readonly interlaced: boolean }): Pass[] {
  const passes: Pass[] = [];
  for (const [x, y, stepX, stepY] of interlaced ? ADAM7 : WHOLE) {
    const pass = {
      x,
      y,
      stepX,
      stepY,
      width: Math.ceil((width - x) / stepX),
      height: Math.ceil((height - y) / stepY),
    };
    if (pass.width > 0 && pass.height > 0) passes.push(pass);
  }
  return passes;
}
