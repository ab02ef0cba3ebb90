/** Keypoints with a code of their surroundings that stays nearly the same when the picture is turned, resized or relit. */

import type { GreyPlane } from './grey-plane.ts';
import type { Blob } from './keypoints.ts';

/** 32-bit words of one code. */
export const CODE_WORDS = 4;

const CELLS = 4;
const DIRECTIONS = 8;
export const CODE_BITS = CELLS * CELLS * DIRECTIONS;

/** Side of a cell, in sigmas of the keypoint. */
const CELL_SIGMAS = 3;
/** Samples along one side of the described square. */
const SAMPLES = 16;

/** All keypoints of a picture, one entry an index in each array. */
export interface Keypoints {
  readonly count: number;
  /** Across and down in pixels of the small picture. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Size in pixels of the small picture. */
  readonly sigma: Float32Array;
  /** Direction in radians, clockwise from the right. */
  readonly angle: Float32Array;
  /** Codes, shape [count · CODE_WORDS]. */
  readonly codes: Uint32Array;
}

/**
 * Describes each blob by gradient histograms on a 4 × 4 grid turned along its main direction; a bit of the code says
 * whether a bin lies above the median of all bins.
 *
 * @param most largest number of keypoints: a blob with two main directions counts twice
 * @see Lowe, IJCV 60 (2004), sections 5 and 6; binarised by the median as in Zhou et al., "Scalar quantization for
 *   large scale image search", ACM Multimedia (2012)
 */
export function describeBlobs(blobs: readonly Blob[], most: number): Keypoints {
  const found: { blob: Blob; angle: number; code: Uint32Array }[] = [];
  for (const blob of blobs) {
    for (const angle of mainDirections(blob)) {
      if (found.length < most) found.push({ blob, angle, code: binarise(histograms(blob, angle)) });
    }
  }
  const codes = new Uint32Array(found.length * CODE_WORDS);
  found.forEach(({ code }, index) => {
    codes.set(code, index * CODE_WORDS);
  });
  return {
    count: found.length,
    x: Float32Array.from(found, ({ blob }) => blob.x * blob.spacing),
    y: Float32Array.from(found, ({ blob }) => blob.y * blob.spacing),
    sigma: Float32Array.from(found, ({ blob }) => blob.sigma * blob.spacing),
    angle: Float32Array.from(found, ({ angle }) => angle),
    codes,
  };
}

const TURN_BINS = 36;
const turnHistogram = new Float32Array(TURN_BINS);
const smoothTurns = new Float32Array(TURN_BINS);
const gradient = { x: 0, y: 0 };

/** One or two directions in which most gradients point. */
function mainDirections(blob: Blob): number[] {
  const { plane, sigma } = blob;
  const reach = 4.5 * sigma;
  const step = Math.max(1, reach / 7);
  const spread = 2 * (1.5 * sigma) ** 2;
  turnHistogram.fill(0);
  for (let dy = -reach; dy <= reach; dy += step) {
    for (let dx = -reach; dx <= reach; dx += step) {
      const distance = dx * dx + dy * dy;
      if (distance > reach * reach) continue;
      gradientAt(plane, blob.x + dx, blob.y + dy);
      const size = Math.sqrt(gradient.x ** 2 + gradient.y ** 2) * Math.exp(-distance / spread);
      const place = ((Math.atan2(gradient.y, gradient.x) / (2 * Math.PI) + 1) * TURN_BINS) % TURN_BINS;
      const bin = Math.floor(place);
      const part = place - bin;
      turnHistogram[bin % TURN_BINS] = (turnHistogram[bin % TURN_BINS] ?? 0) + size * (1 - part);
      turnHistogram[(bin + 1) % TURN_BINS] = (turnHistogram[(bin + 1) % TURN_BINS] ?? 0) + size * part;
    }
  }
  const around = (bin: number): number => turnHistogram[(bin + TURN_BINS) % TURN_BINS] ?? 0;
  let largest = 0;
  for (let bin = 0; bin < TURN_BINS; bin++) {
    const smooth =
      (6 * around(bin) + 4 * (around(bin - 1) + around(bin + 1)) + around(bin - 2) + around(bin + 2)) / 16;
    smoothTurns[bin] = smooth;
    largest = Math.max(largest, smooth);
  }
  const peaks: { angle: number; height: number }[] = [];
  for (let bin = 0; bin < TURN_BINS; bin++) {
    const height = smoothTurns[bin] ?? 0;
    const before = smoothTurns[(bin + TURN_BINS - 1) % TURN_BINS] ?? 0;
    const after = smoothTurns[(bin + 1) % TURN_BINS] ?? 0;
    if (height < 0.8 * largest || height <= before || height < after) continue;
    const offset = (before - after) / (2 * (before - 2 * height + after));
    peaks.push({ angle: ((bin + offset) / TURN_BINS) * 2 * Math.PI, height });
  }
  return peaks
    .sort((a, b) => b.height - a.height)
    .slice(0, 2)
    .map(({ angle }) => angle);
}

/** Leaves the gradient at a place between pixels in `gradient`; the nearest pixel will do, since the plane is smooth. */
function gradientAt({ width, height, pixels }: GreyPlane, x: number, y: number): void {
  const column = Math.round(x);
  const row = Math.round(y);
  if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) {
    gradient.x = 0;
    gradient.y = 0;
    return;
  }
  const at = row * width + column;
  gradient.x = (pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0);
  gradient.y = (pixels[at + width] ?? 0) - (pixels[at - width] ?? 0);
}

const bins = new Float32Array(CODE_BITS);

/** Samples near the middle weigh more. */
const WINDOW = Float32Array.from({ length: SAMPLES * SAMPLES }, (_, index) => {
  const u = (index % SAMPLES) - (SAMPLES - 1) / 2;
  const v = Math.floor(index / SAMPLES) - (SAMPLES - 1) / 2;
  return Math.exp(-(u * u + v * v) / (2 * (SAMPLES / 2) ** 2));
});

function histograms({ plane, x, y, sigma }: Blob, angle: number): Float32Array {
  bins.fill(0);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const step = (CELLS * CELL_SIGMAS * sigma) / SAMPLES;
  for (let j = 0; j < SAMPLES; j++) {
    const v = j - (SAMPLES - 1) / 2;
    const row = ((j + 0.5) * CELLS) / SAMPLES - 0.5;
    for (let i = 0; i < SAMPLES; i++) {
      const u = i - (SAMPLES - 1) / 2;
      gradientAt(plane, x + step * (cos * u - sin * v), y + step * (sin * u + cos * v));
      const along = cos * gradient.x + sin * gradient.y;
      const aside = cos * gradient.y - sin * gradient.x;
      if (along === 0 && aside === 0) continue;
      const size = Math.sqrt(along * along + aside * aside) * (WINDOW[j * SAMPLES + i] ?? 0);
      const direction = ((Math.atan2(aside, along) / (2 * Math.PI) + 1) * DIRECTIONS) % DIRECTIONS;
      spread(((i + 0.5) * CELLS) / SAMPLES - 0.5, row, direction, size);
    }
  }
  return bins;
}

/** Shares one gradient among the eight nearest bins. */
function spread(column: number, row: number, direction: number, size: number): void {
  const left = Math.floor(column);
  const top = Math.floor(row);
  const first = Math.floor(direction);
  const turn = direction - first;
  const one = first % DIRECTIONS;
  const two = (first + 1) % DIRECTIONS;
  for (let y = top; y <= top + 1; y++) {
    if (y < 0 || y >= CELLS) continue;
    for (let x = left; x <= left + 1; x++) {
      if (x < 0 || x >= CELLS) continue;
      const part = size * (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
      const at = (y * CELLS + x) * DIRECTIONS;
      bins[at + one] = (bins[at + one] ?? 0) + part * (1 - turn);
      bins[at + two] = (bins[at + two] ?? 0) + part * turn;
    }
  }
}

function binarise(values: Float32Array): Uint32Array {
  const sorted = values.slice().sort();
  const median = ((sorted[CODE_BITS / 2 - 1] ?? 0) + (sorted[CODE_BITS / 2] ?? 0)) / 2;
  const code = new Uint32Array(CODE_WORDS);
  for (let bit = 0; bit < CODE_BITS; bit++) {
    if ((values[bit] ?? 0) > median) code[bit >> 5] = (code[bit >> 5] ?? 0) | (1 << (bit & 31));
  }
  return code;
}

/** For each bit of a code, the bit that it becomes when the picture is flipped: the grid's rows and the directions turn over. */
const FLIPPED_BIT = Uint8Array.from({ length: CODE_BITS }, (_, bit) => {
  const direction = bit % DIRECTIONS;
  const column = Math.floor(bit / DIRECTIONS) % CELLS;
  const row = Math.floor(bit / (DIRECTIONS * CELLS));
  return ((CELLS - 1 - row) * CELLS + column) * DIRECTIONS + ((DIRECTIONS - direction) % DIRECTIONS);
});

/** The keypoints that the picture would have if it were flipped left to right. */
export function flipKeypoints(keypoints: Keypoints, width: number): Keypoints {
  const codes = new Uint32Array(keypoints.codes.length);
  for (let index = 0; index < keypoints.count; index++) {
    for (let bit = 0; bit < CODE_BITS; bit++) {
      const word = keypoints.codes[index * CODE_WORDS + (bit >> 5)] ?? 0;
      if (!((word >>> (bit & 31)) & 1)) continue;
      const to = FLIPPED_BIT[bit] ?? 0;
      codes[index * CODE_WORDS + (to >> 5)] = (codes[index * CODE_WORDS + (to >> 5)] ?? 0) | (1 << (to & 31));
    }
  }
  return {
    ...keypoints,
    x: keypoints.x.map((x) => width - 1 - x),
    angle: keypoints.angle.map((angle) => Math.PI - angle),
    codes,
  };
}
