/** What lies on the way to each pixel: the limb's materials added up along parallel rays. */

import type { Absorber } from './broken-bone.ts';
import type { Flesh } from './flesh.ts';
import { type Grid, toLimb, toPixel } from './grid.ts';

/** Millimetres on the ray to each pixel, shape [height · width]. */
export interface Projection {
  readonly bone: Float32Array;
  readonly soft: Float32Array;
  /** Fat and yellow marrow. */
  readonly fat: Float32Array;
  /** What `soft` and `fat` would be without any bone. */
  readonly fleshAlone: { readonly soft: Float32Array; readonly fat: Float32Array };
}

export function project(flesh: Flesh, bones: readonly Absorber[], grid: Grid): Projection {
  const size = grid.width * grid.height;
  const soft = new Float32Array(size);
  const fat = new Float32Array(size);
  const path = { soft: 0, fat: 0 };
  visit(grid, { left: 0, top: 0, right: grid.width, bottom: grid.height }, (index, x, y) => {
    flesh.fill(x, y, path);
    soft[index] = path.soft;
    fat[index] = path.fat;
  });

  const bone = new Float32Array(size);
  const marrow = new Float32Array(size);
  for (const absorber of bones) {
    const inside = { bone: 0, marrow: 0 };
    visit(grid, bounds(absorber, grid), (index, x, y) => {
      inside.bone = 0;
      inside.marrow = 0;
      absorber.add(x, y, inside);
      bone[index] = (bone[index] ?? 0) + inside.bone;
      marrow[index] = (marrow[index] ?? 0) + inside.marrow;
    });
  }

  const fleshAlone = { soft: soft.slice(), fat: fat.slice() };
  for (let index = 0; index < size; index++) {
    const displaced = (bone[index] ?? 0) + (marrow[index] ?? 0);
    soft[index] = Math.max(0, (soft[index] ?? 0) - displaced);
    fat[index] = (fat[index] ?? 0) + (marrow[index] ?? 0);
  }
  return { bone, soft, fat, fleshAlone };
}

/** Whole pixels, the right and bottom ones left out. */
interface PixelRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function visit(grid: Grid, range: PixelRange, see: (index: number, x: number, y: number) => void): void {
  const origin = toLimb(grid, 0.5, 0.5);
  const across = toLimb(grid, 1.5, 0.5);
  const down = toLimb(grid, 0.5, 1.5);
  const step = { x: across.x - origin.x, y: across.y - origin.y };
  const line = { x: down.x - origin.x, y: down.y - origin.y };
  for (let row = range.top; row < range.bottom; row++) {
    for (let column = range.left; column < range.right; column++) {
      see(
        row * grid.width + column,
        origin.x + step.x * column + line.x * row,
        origin.y + step.y * column + line.y * row,
      );
    }
  }
}

function bounds({ from, to, reach }: Absorber, grid: Grid): PixelRange {
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
