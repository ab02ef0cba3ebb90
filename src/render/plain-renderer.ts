/** Draws panes on a 2D canvas, where there is no WebGL 2 or it was lost for good. */

import { drawPanes } from './draw-panes.ts';
import { noCost, type Renderer } from './renderer.ts';

/** @returns null where the canvas gives no 2D context */
export function plainRenderer(canvas: HTMLCanvasElement): Renderer | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  const cost = noCost();
  return {
    kind: 'plain',
    cost,
    draw(panes) {
      const { width, height } = canvas;
      if (width === 0 || height === 0) return;
      cost.frames++;
      context.putImageData(new ImageData(drawPanes(panes, width, height).rgba, width, height), 0, 0);
    },
    dispose: () => undefined,
  };
}
