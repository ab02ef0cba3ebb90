/** Panes → pixels in plain code: where there is no graphics card, and for pictures that leave the page. */

import { colourTable } from './colour-map.ts';
import type { PlaneLevel } from './film-plane.ts';
import type { OverlayField } from './overlay-field.ts';
import { type Pane, samplingOf, windowInWords } from './pane.ts';
import type { Pixels } from './pixels.ts';
import type { Scene } from './renderer.ts';

/** @returns pixels of the whole scene; outside the panes' pictures they are clear */
export function drawScene(scene: Scene): Pixels {
  const pixels = emptyPixels(scene);
  drawRows(scene, pixels, 0, scene.height);
  return pixels;
}

export const emptyPixels = ({ width, height }: Pick<Scene, 'width' | 'height'>): Pixels => ({
  width,
  height,
  rgba: new Uint8ClampedArray(width * height * 4),
});

/** Draws the rows from `first` up to, not including, `end`. */
export function drawRows({ panes }: Scene, pixels: Pixels, first: number, end: number): void {
  for (const pane of panes) drawPane(pane, pixels, first, end);
}

function drawPane(pane: Pane, { width, rgba }: Pixels, first: number, end: number): void {
  const { clip, toPicture, inverted, overlay, loupe } = pane;
  const { a, b, c, d, e, f } = toPicture;
  const outside = samplerOf(pane, 1);
  const inside = loupe ? samplerOf(pane, loupe.power) : outside;
  const { low, gain } = windowInWords(pane);
  const colours = overlay && colourTable(overlay.colours);
  const right = Math.min(width, clip.left + clip.width);
  const bottom = Math.min(end, clip.top + clip.height);
  for (let row = Math.max(first, clip.top); row < bottom; row++) {
    for (let column = Math.max(0, clip.left); column < right; column++) {
      let x = column + 0.5;
      let y = row + 0.5;
      let sample = outside;
      if (loupe) {
        const across = x - loupe.centre.x;
        const down = y - loupe.centre.y;
        if (across * across + down * down < loupe.radius * loupe.radius) {
          x = loupe.centre.x + across / loupe.power;
          y = loupe.centre.y + down / loupe.power;
          sample = inside;
        }
      }
      const u = a * x + c * y + e;
      const v = b * x + d * y + f;
      if (u < 0 || v < 0 || u >= 1 || v >= 1) continue;
      const value = Math.min(1, Math.max(0, (sample(u, v) - low) * gain));
      const grey = (inverted ? 1 - value : value) * 255;
      const at = (row * width + column) * 4;
      rgba[at + 3] = 255;
      if (!overlay || !colours) {
        rgba[at] = grey;
        rgba[at + 1] = grey;
        rgba[at + 2] = grey;
        continue;
      }
      const influence = mixed(overlay.field, overlay.field.values, u, v);
      const part = Math.min(1, Math.max(0, (influence / 255 - overlay.threshold) / (1 - overlay.threshold)));
      const cover = overlay.opacity * (1 - (1 - part) * (1 - part));
      const colour = Math.floor(influence + 0.5) * 4;
      for (let channel = 0; channel < 3; channel++) {
        rgba[at + channel] = grey + ((colours[colour + channel] ?? 0) - grey) * cover;
      }
    }
  }
}

type Sampler = (u: number, v: number) => number;

function samplerOf(pane: Pane, power: number): Sampler {
  const { level: index, nearest } = samplingOf(pane, power);
  const level = pane.plane.levels[index] ?? pane.plane.levels[0];
  const { pixels } = level;
  return nearest ? (u, v) => nearestTo(level, u, v) : (u, v) => mixed(level, pixels, u, v);
}

function nearestTo({ width, height, pixels }: PlaneLevel, u: number, v: number): number {
  const x = Math.min(width - 1, Math.floor(u * width));
  const y = Math.min(height - 1, Math.floor(v * height));
  return pixels[y * width + x] ?? 0;
}

/** The four pixels around a place, each by its nearness. */
function mixed(
  { width, height }: Pick<OverlayField, 'width' | 'height'>,
  pixels: Uint8Array | Uint16Array,
  u: number,
  v: number,
): number {
  const x = u * width - 0.5;
  const y = v * height - 0.5;
  const column = Math.floor(x);
  const row = Math.floor(y);
  const left = Math.max(0, column);
  const right = Math.min(width - 1, column + 1);
  const above = Math.max(0, row) * width;
  const below = Math.min(height - 1, row + 1) * width;
  const across = x - column;
  const upper = (pixels[above + left] ?? 0) * (1 - across) + (pixels[above + right] ?? 0) * across;
  const lower = (pixels[below + left] ?? 0) * (1 - across) + (pixels[below + right] ?? 0) * across;
  return upper + (lower - upper) * (y - row);
}
