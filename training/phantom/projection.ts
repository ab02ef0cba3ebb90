/** What lies on the way to each pixel: the limb's materials added up along parallel rays. */

import { type PlacedBone, passPlaced } from './broken-bone.ts';
import { type Flesh, passFlesh } from './flesh.ts';
import { type Grid, toLimb, toPixel } from './grid.ts';
import { emptySection } from './tube.ts';

/** Millimetres on the ray to each pixel, shape [height · width]. */
export interface Projection {
  readonly bone: Float32Array;
  readonly soft: Float32Array;
  /** Fat and yellow marrow. */
  readonly fat: Float32Array;
  /** What `soft` and `fat` would be without any bone. */
  readonly fleshAlone: { readonly soft: Float32Array; readonly fat: Float32Array };
}

export function project(flesh: Flesh, bones: readonly PlacedBone[], grid: Grid): Projection {
  const alone = projectFlesh(flesh, grid);
  const bone = new Float32Array(grid.width * grid.height);
  const soft = alone.soft.slice();
  const fat = alone.fat.slice();
  const spot = { along: 0, across: 0 };
  const section = emptySection();
  const path = { bone: 0, marrow: 0 };
  for (const each of bones) {
    const { left, top, right, bottom } = bounds(each, grid);
    for (let row = top; row < bottom; row++) {
      const line = lineOf(grid, row);
      for (let column = left; column < right; column++) {
        path.bone = 0;
        path.marrow = 0;
        passPlaced(each, line.x + line.stepX * column, line.y + line.stepY * column, spot, section, path);
        if (path.bone === 0) continue;
        const pixel = row * grid.width + column;
        bone[pixel] = (bone[pixel] ?? 0) + path.bone;
        soft[pixel] = Math.max(0, (soft[pixel] ?? 0) - path.bone - path.marrow);
        fat[pixel] = (fat[pixel] ?? 0) + path.marrow;
      }
    }
  }
  return { bone, soft, fat, fleshAlone: alone };
}

function projectFlesh(flesh: Flesh, grid: Grid): { readonly soft: Float32Array; readonly fat: Float32Array } {
  const soft = new Float32Array(grid.width * grid.height);
  const fat = new Float32Array(grid.width * grid.height);
  const section = emptySection();
  const path = { soft: 0, fat: 0 };
  for (let row = 0; row < grid.height; row++) {
    const line = lineOf(grid, row);
    for (let column = 0; column < grid.width; column++) {
      passFlesh(flesh, line.x + line.stepX * column, line.y + line.stepY * column, section, path);
      soft[row * grid.width + column] = path.soft;
      fat[row * grid.width + column] = path.fat;
    }
  }
  return { soft, fat };
}

/** A row of pixels in the limb's plane: its first pixel and the step to the next. */
function lineOf(grid: Grid, row: number): { x: number; y: number; stepX: number; stepY: number } {
  const first = toLimb(grid, 0.5, row + 0.5);
  const second = toLimb(grid, 1.5, row + 0.5);
  return { x: first.x, y: first.y, stepX: second.x - first.x, stepY: second.y - first.y };
}

/** Whole pixels, the right and bottom ones left out. */
interface PixelRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function bounds({ from, to, reach }: PlacedBone, grid: Grid): PixelRange {
  const ends = [toPixel(grid, from), toPixel(grid, to)];
  const margin = reach / grid.spacing + 1;
  const columns = ends.map(({ column }) => column);
  const rows = ends.map(({ row }) => row);
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return {
    left: clamp(Math.floor(Math.min(...columns) - margin), grid.width),
    right: clamp(Math.ceil(Math.max(...columns) + margin), grid.width),
    top: clamp(Math.floor(Math.min(...rows) - margin), grid.height),
    bottom: clamp(Math.ceil(Math.max(...rows) + margin), grid.height),
  };
}
