/** A plane of numbers, and how it is blurred and read between its pixels. */

/** Row-major from the top left, shape [height · width]. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Blurs by a Gaussian cut off at three standard deviations; the borders are continued outwards.
 *
 * @param sigma standard deviation in pixels; 0 blurs nothing
 */
export function blurred(plane: Plane, sigma: number): Plane {
  const weights = gaussian(sigma);
  if (weights.length === 1) return plane;
  return transposedBlur(transposedBlur(plane, weights), weights);
}

/** How far a blur reaches, in pixels. */
export const blurReach = (sigma: number): number => Math.ceil(3 * sigma);

/**
 * Reads a plane that covers the same picture at another size, blending the four nearest pixels.
 *
 * @param x place across in [0, 1]
 * @param y place down in [0, 1]
 */
export function valueAt({ width, height, values }: Plane, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, x * width - 0.5));
  const row = Math.min(height - 1, Math.max(0, y * height - 0.5));
  const left = Math.floor(column);
  const top = Math.floor(row);
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const across = column - left;
  const at = (atColumn: number, atRow: number): number => values[atRow * width + atColumn] ?? 0;
  const above = at(left, top) + (at(right, top) - at(left, top)) * across;
  const below = at(left, bottom) + (at(right, bottom) - at(left, bottom)) * across;
  return above + (below - above) * (row - top);
}

function gaussian(sigma: number): Float32Array {
  const reach = blurReach(sigma);
  const weights = new Float32Array(2 * reach + 1);
  let total = 0;
  for (let step = -reach; step <= reach; step++) {
    const weight = sigma > 0 ? Math.exp(-(step * step) / (2 * sigma * sigma)) : 1;
    weights[step + reach] = weight;
    total += weight;
  }
  return weights.map((weight) => weight / total);
}

/** Blurs along the rows and swaps rows with columns: done twice, both directions are blurred. */
function transposedBlur({ width, height, values }: Plane, weights: Float32Array): Plane {
  const reach = (weights.length - 1) / 2;
  const result = new Float32Array(values.length);
  const padded = new Float32Array(width + 2 * reach);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    padded.fill(values[start] ?? 0, 0, reach);
    padded.set(values.subarray(start, start + width), reach);
    padded.fill(values[start + width - 1] ?? 0, reach + width);
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let tap = 0; tap < weights.length; tap++) sum += (weights[tap] ?? 0) * (padded[column + tap] ?? 0);
      result[column * height + row] = sum;
    }
  }
  return { width: height, height: width, values: result };
}
