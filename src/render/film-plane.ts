/** A radiograph's grey as the light box takes it: whole words for any window, of a bounded size, with smaller copies for zooming out. */

import { areaAverage } from '../radiograph/area-average.ts';
import { letterbox, type Size } from '../radiograph/letterbox.ts';
import type { GreyRange, Radiograph } from '../radiograph/radiograph.ts';
import type { DisplayPicture } from './display-picture.ts';

/** Grey words, row-major from the top left, shape [height · width]. */
export interface PlaneLevel extends Size {
  readonly pixels: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
}

export interface FilmPlane {
  /** The radiograph's own size in pixels; the first level may be smaller. */
  readonly size: Size;
  /** Each half as wide and as high as the one before, rounded down, down to a thumbnail's size; at least one. */
  readonly levels: readonly [PlaneLevel, ...PlaneLevel[]];
  /** Grey value of the word 0. */
  readonly offset: number;
  /** Grey values from one word to the next. */
  readonly step: number;
  /** What the file itself calls black and white. */
  readonly range: GreyRange;
  /** Grey value below which 0, 1, 2 … 1000 thousandths of the picture lie. */
  readonly quantiles: Float32Array<ArrayBuffer>;
}

/** The longest side of the smallest level is at most this. */
const SMALLEST = 256;

/**
 * Makes the plane of a radiograph, whose own pixels stay as they are.
 *
 * @param side the longest side in pixels; a larger radiograph is shrunk by area averaging, a smaller one not enlarged
 */
export function filmPlane(radiograph: Radiograph, side: number): FilmPlane {
  const { width, height, range } = radiograph;
  const { words, offset, step } = wordsOf(radiograph.pixels);
  const size = { width, height };
  const whole = { ...size, pixels: words };
  const first =
    Math.max(width, height) <= side ? whole : shrunk(whole, letterbox(size, { width: side, height: side }));
  return {
    size,
    levels: [first, ...smallerLevels(first)],
    offset,
    step,
    range,
    quantiles: quantilesOf(first.pixels).map((word) => offset + word * step),
  };
}

/**
 * A thumbnail in place of a picture that is not at hand yet.
 *
 * @param size the radiograph's own
 */
export function planeOfThumbnail({ width, height, grey }: DisplayPicture, size: Size): FilmPlane {
  const pixels = new Uint8Array(grey.buffer, grey.byteOffset, grey.length);
  const range = { low: 0, high: 255 };
  return {
    size,
    levels: [{ width, height, pixels }],
    offset: 0,
    step: 1,
    range,
    quantiles: quantilesOf(pixels),
  };
}

/** A plane's buffers, for handing it over to another thread. */
export function planeBuffers({ levels, quantiles }: FilmPlane): ArrayBuffer[] {
  return [...levels.map(({ pixels }) => pixels.buffer), quantiles.buffer];
}

type Words = Pick<FilmPlane, 'offset' | 'step'> & { readonly words: PlaneLevel['pixels'] };

/** Words are copied as they are; other numbers are laid on 65,536 even steps between the lowest and the highest. */
function wordsOf(pixels: Radiograph['pixels']): Words {
  if (!(pixels instanceof Float32Array)) return { words: pixels.slice(), offset: 0, step: 1 };
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of pixels) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const step = high > low ? (high - low) / 65_535 : 1;
  return { words: Uint16Array.from(pixels, (value) => Math.round((value - low) / step)), offset: low, step };
}

function smallerLevels(first: PlaneLevel): PlaneLevel[] {
  const levels: PlaneLevel[] = [];
  let above = first;
  while (Math.max(above.width, above.height) > SMALLEST) {
    above = halved(above);
    levels.push(above);
  }
  return levels;
}

/** The large level of an even size is worth a loop of its own: the general average takes ten times as long. */
function halved(level: PlaneLevel): PlaneLevel {
  const { pixels } = level;
  const width = Math.max(1, level.width >> 1);
  const height = Math.max(1, level.height >> 1);
  if (level.width % 2 === 1 || level.height % 2 === 1) return shrunk(level, { width, height });
  const means = emptyLike(pixels, width * height);
  for (let y = 0, at = 0; y < height; y++) {
    let above = 2 * y * level.width;
    let below = above + level.width;
    for (let x = 0; x < width; x++, above += 2, below += 2) {
      const first = (pixels[above] ?? 0) + (pixels[above + 1] ?? 0);
      const second = (pixels[below] ?? 0) + (pixels[below + 1] ?? 0);
      means[at++] = (first + second + 2) >> 2;
    }
  }
  return { width, height, pixels: means };
}

function shrunk({ width, height, pixels }: PlaneLevel, { width: across, height: down }: Size): PlaneLevel {
  const means = areaAverage(pixels, { width, height }, { width: across, height: down });
  const rounded = emptyLike(pixels, means.length);
  for (let index = 0; index < means.length; index++) rounded[index] = (means[index] ?? 0) + 0.5;
  return { width: across, height: down, pixels: rounded };
}

const emptyLike = (pixels: PlaneLevel['pixels'], length: number): PlaneLevel['pixels'] =>
  pixels instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length);

/** The darkest word is left out where there are others: it is the collimated margin or padding, not the limb. */
function quantilesOf(pixels: PlaneLevel['pixels']): Float32Array<ArrayBuffer> {
  const counts = new Uint32Array(pixels instanceof Uint8Array ? 256 : 65_536);
  for (const word of pixels) counts[word] = (counts[word] ?? 0) + 1;
  const darkest = counts.findIndex((count) => count > 0);
  const margin = counts[darkest] ?? 0;
  const others = pixels.length - margin;
  if (others > 0) counts[darkest] = 0;
  const counted = others > 0 ? others : margin;
  const quantiles = new Float32Array(1001);
  let word = 0;
  let below = counts[0] ?? 0;
  for (let thousandth = 0; thousandth <= 1000; thousandth++) {
    const rank = Math.max(1, Math.ceil((thousandth / 1000) * counted));
    while (below < rank && word < counts.length - 1) below += counts[++word] ?? 0;
    quantiles[thousandth] = word;
  }
  return quantiles;
}
