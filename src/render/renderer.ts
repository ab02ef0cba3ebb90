/** Draws scenes on a canvas; one implementation runs on the graphics card, one anywhere, and both give the same pixels. */

import type { Pane } from './pane.ts';

/** What is to be seen, in pixels of the canvas; outside the panes' pictures it is clear. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly panes: readonly Pane[];
}

export interface Renderer {
  readonly kind: 'webgl' | 'plain';
  /**
   * Draws a scene so that it fills the canvas's place on the page. What takes long is spread over several calls, so that the page stays
   * free in between.
   *
   * @param atOnce whether the scene must be complete after this call, at whatever sharpness there is, as while it moves
   * @returns whether it is done; otherwise the same scene is to be drawn again in the next frame
   */
  draw(scene: Scene, atOnce: boolean): boolean;
  /** What it has cost so far, for measuring. */
  readonly cost: Readonly<RenderCost>;
  dispose(): void;
}

export interface RenderCost {
  frames: number;
  drawCalls: number;
  /** Planes and overlays handed to the graphics card, and their bytes. */
  uploads: number;
  uploadedBytes: number;
}

export const noCost = (): RenderCost => ({ frames: 0, drawCalls: 0, uploads: 0, uploadedBytes: 0 });
