/** Draws scenes on a 2D canvas, where there is no WebGL 2 or it was lost for good. */

import { drawRows, emptyPixels } from './draw-panes.ts';
import type { Pixels } from './pixels.ts';
import { noCost, type Renderer, type Scene } from './renderer.ts';

/** Rows between two looks at the clock. */
const ROWS = 16;
/** The page is free again after so many milliseconds. */
const MOST = 24;

/** @returns null where the canvas gives no 2D context */
export function plainRenderer(canvas: HTMLCanvasElement): Renderer | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  const cost = noCost();
  let begun: { readonly scene: Scene; readonly pixels: Pixels; rows: number } | null = null;
  return {
    kind: 'plain',
    cost,
    draw(scene, atOnce) {
      const { width, height } = scene;
      if (width === 0 || height === 0) return true;
      if (begun?.scene !== scene) begun = { scene, pixels: emptyPixels(scene), rows: 0 };
      const { pixels } = begun;
      const until = atOnce ? Number.POSITIVE_INFINITY : performance.now() + MOST;
      while (begun.rows < height && performance.now() < until) {
        drawRows(scene, pixels, begun.rows, Math.min(height, begun.rows + ROWS));
        begun.rows += ROWS;
      }
      if (begun.rows < height) return false;
      begun = null;
      cost.frames++;
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      context.putImageData(new ImageData(pixels.rgba, width, height), 0, 0);
      return true;
    },
    dispose: () => undefined,
  };
}
