/** Draws panes on a canvas; one implementation runs on the graphics card, one anywhere, and both give the same pixels. */

import type { Pane } from './pane.ts';

export interface Renderer {
  readonly kind: 'webgl' | 'plain';
  /** Draws everything anew, in the canvas's own pixels; outside the panes' pictures the canvas is clear. */
  draw(panes: readonly Pane[]): void;
  /** What it has cost so far, for measuring. */
  readonly cost: RenderCost;
  dispose(): void;
}

export interface RenderCost {
  frames: number;
  drawCalls: number;
  /** Planes and fields handed to the graphics card, and their bytes. */
  uploads: number;
  uploadedBytes: number;
}

export const noCost = (): RenderCost => ({ frames: 0, drawCalls: 0, uploads: 0, uploadedBytes: 0 });
