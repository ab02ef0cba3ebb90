/** Draws a hard copy's picture with the lines that lie on it, without holding the page up. */

import { apply, type Point } from '../../render/affine.ts';
import { drawRows, emptyPixels } from '../../render/draw-panes.ts';
import type { Pixels } from '../../render/pixels.ts';
import type { Scene } from '../../render/renderer.ts';
import { messages } from '../../ui/messages.ts';
import { lengthOf } from '../ruler.ts';
import { type Copy, copyOf, type Exposure } from './exposure.ts';
import { FONT, INK } from './ink.ts';

/** Rows between two looks at the clock. */
const ROWS = 16;
/** The page is free again after so many milliseconds. */
const MOST = 24;

async function drawnFreely(scene: Scene): Promise<Pixels> {
  const pixels = emptyPixels(scene);
  let until = performance.now() + MOST;
  for (let row = 0; row < scene.height; row += ROWS) {
    drawRows(scene, pixels, row, Math.min(scene.height, row + ROWS));
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + MOST;
  }
  return pixels;
}

/** @throws Error where the browser has no room for the canvas */
export function canvasContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error(messages.hardCopy.noCanvas);
  return context;
}

/** @throws Error as `canvasContext` does */
export async function expose(
  exposure: Exposure,
  sides?: Parameters<typeof copyOf>[1],
): Promise<OffscreenCanvas> {
  const copy = copyOf(exposure, sides);
  const { width, height } = copy.scene;
  const context = canvasContext(width, height);
  const { rgba } = await drawnFreely(copy.scene);
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  drawLines(context, copy, exposure);
  return context.canvas;
}

function drawLines(
  context: OffscreenCanvasRenderingContext2D,
  { scene, way }: Copy,
  { plane, view, spacing, regions }: Exposure,
): void {
  /** A line's width, about as on the screen. */
  const unit = Math.max(scene.width, scene.height) / 450;
  context.font = `600 ${13 * unit}px ${FONT}`;
  context.lineCap = 'round';
  context.lineJoin = 'round';

  const write = (text: string, { x, y }: Point, colour: string): void => {
    context.strokeStyle = INK.edge;
    context.lineWidth = 4 * unit;
    context.setLineDash([]);
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  };
  const stroke = (path: Path2D, colour: string, dashes: readonly number[]): void => {
    context.setLineDash([...dashes]);
    for (const [width, ink] of [
      [3.2, INK.edge],
      [2, colour],
    ] as const) {
      context.lineWidth = width * unit;
      context.strokeStyle = ink;
      context.stroke(path);
    }
  };

  regions.forEach(({ box, suspicious }, index) => {
    const one = apply(way, { x: box.left, y: box.top });
    const other = apply(way, { x: box.left + box.width, y: box.top + box.height });
    const left = Math.min(one.x, other.x);
    const top = Math.min(one.y, other.y);
    const colour = suspicious ? INK.suspicious : INK.uncertain;
    const path = new Path2D();
    path.rect(left, top, Math.abs(one.x - other.x), Math.abs(one.y - other.y));
    stroke(path, colour, suspicious ? [] : [unit, 6 * unit]);
    write(String(index + 1), { x: left, y: Math.max(13 * unit, top - 6 * unit) }, colour);
  });

  for (const ruler of view.rulers) {
    const from = apply(way, ruler.from);
    const to = apply(way, ruler.to);
    const path = new Path2D();
    path.moveTo(from.x, from.y);
    path.lineTo(to.x, to.y);
    stroke(path, INK.ruler, []);
    const { value, unit: of } = lengthOf(ruler, plane.size, spacing);
    const beside = { x: (from.x + to.x) / 2 + 8 * unit, y: (from.y + to.y) / 2 - 8 * unit };
    write(messages.viewer.ruler(value, of), beside, INK.ruler);
  }
}
