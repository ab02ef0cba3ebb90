/** Keeps a canvas drawn: at most once a frame, coarser while it moves faster than the machine draws, sharp when it rests. */

import type { Pane } from '../render/pane.ts';
import { plainRenderer } from '../render/plain-renderer.ts';
import type { RenderCost, Scene } from '../render/renderer.ts';
import { webglRenderer } from '../render/webgl-renderer.ts';
import { nextShare } from './pace.ts';

/** What is to be seen: the canvas's size in pixels of the screen, and its panes at any sharpness. */
export interface Subject {
  readonly width: number;
  readonly height: number;
  /** @param share of the screen's pixels along each side */
  readonly panes: (share: number) => readonly Pane[];
}

export interface Easel {
  readonly kind: 'webgl' | 'plain';
  readonly cost: Readonly<RenderCost>;
  show(subject: Subject): void;
  dispose(): void;
}

export interface EaselOptions {
  /** Whether to leave the graphics card alone. */
  readonly plain: boolean;
  /** Called when the graphics card was taken away for good, or is no use: plain code needs a canvas of its own. */
  readonly onGone: () => void;
}

/** A picture rests when nothing has moved for so many milliseconds. */
const REST = 160;
/** A graphics card that is taken away usually comes back within this. */
const PATIENCE = 3000;
/** Where plain code begins: a quarter of the pixels. */
const PLAIN_SHARE = 0.5;

/** @returns null where the canvas can be drawn on in no way at all */
export function setUpEasel(canvas: HTMLCanvasElement, { plain, onGone }: EaselOptions): Easel | null {
  let subject: Subject | null = null;
  let scene: Scene | null = null;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let gone: ReturnType<typeof setTimeout> | undefined;
  let lastShown = Number.NEGATIVE_INFINITY;
  let lastFrame = Number.NEGATIVE_INFINITY;

  const graphics = plain
    ? null
    : webglRenderer(canvas, {
        onLost: () => {
          gone = setTimeout(onGone, PATIENCE);
        },
        onUnfit: onGone,
        onRestored: () => {
          clearTimeout(gone);
          again();
        },
      });
  const renderer = graphics ?? plainRenderer(canvas);
  if (!renderer) return null;
  let share = renderer.kind === 'plain' ? PLAIN_SHARE : 1;

  /** Tells onlookers whether the canvas shows all there is, at full sharpness. */
  const mark = (drawn: boolean): void => {
    const value = String(drawn);
    if (canvas.dataset.drawn !== value) canvas.dataset.drawn = value;
  };
  const again = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const draw = (now: number): void => {
    frame = 0;
    if (!subject) return;
    const moving = now - lastShown < REST;
    const gap = now - lastFrame;
    lastFrame = now;
    if (moving && gap < 2 * REST) share = nextShare(share, gap);
    const used = moving ? share : 1;
    const { width, height, panes } = subject;
    const at = {
      width: Math.max(1, Math.round(width * used)),
      height: Math.max(1, Math.round(height * used)),
    };
    // The same scene as before goes on where it stopped.
    if (!scene || scene.width !== at.width || scene.height !== at.height)
      scene = { ...at, panes: panes(used) };
    const done = renderer.draw(scene, moving);
    if (!done) again();
    mark(done && used === 1);
    clearTimeout(rest);
    if (used < 1) {
      rest = setTimeout(() => {
        scene = null;
        again();
      }, REST);
    }
  };

  return {
    kind: renderer.kind,
    cost: renderer.cost,
    show(next) {
      const now = performance.now();
      // A single change is drawn sharp at once; only what changes again and again is movement.
      lastShown = now - lastFrame < REST ? now : Number.NEGATIVE_INFINITY;
      subject = next;
      scene = null;
      mark(false);
      again();
    },
    dispose() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      clearTimeout(gone);
      renderer.dispose();
    },
  };
}
