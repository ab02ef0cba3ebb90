/** Phantoms as grey pictures, and copies of them: turned, flipped, resized, recompressed, relit. */

import sharp from 'sharp';
import { grey } from '../../src/radiograph/grey.ts';
import { movePicture } from '../../training/dataset/augmentation/movement.ts';
import { LIMBS } from '../../training/phantom/limb.ts';
import { phantom } from '../../training/phantom/phantom.ts';
import { type Random, seededRandom } from '../../training/random.ts';

export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly range: { readonly low: number; readonly high: number };
}

/** What is done to a copy; nothing, where left out. */
export interface Change {
  /** Degrees, about the middle, on black; what leaves the frame is lost. */
  readonly turn?: number;
  readonly flip?: boolean;
  /** Larger or smaller within the same frame. */
  readonly zoom?: number;
  /** Larger or smaller with the frame. */
  readonly resize?: number;
  /** Factor of all grey values; what gets too bright is white. */
  readonly brightness?: number;
}

const WHITE = { low: 0, high: 255 } as const;

/**
 * One picture of each of the first limbs, with the mottle of real film: phantoms this small are smoother than pictures
 * are.
 *
 * @param film another film has another mottle, over the same bones
 */
export function phantoms(
  count: number = LIMBS.length,
  size = { width: 200, height: 280 },
  film = 1,
): GreyPicture[] {
  return LIMBS.slice(0, count).map((limb, index) => {
    const { grey: pixels } = phantom({ seed: index + 1, limb, fracture: null, ...size });
    return { ...size, pixels: mottled(pixels, size, seededRandom(film).fork(limb)), range: WHITE };
  });
}

const MOTTLE_SPACING = 5;

function mottled(
  grey: Uint8Array | Uint16Array,
  { width, height }: { readonly width: number; readonly height: number },
  random: Random,
): Uint8Array {
  const columns = Math.ceil(width / MOTTLE_SPACING) + 2;
  const grain = Float32Array.from({ length: columns * (Math.ceil(height / MOTTLE_SPACING) + 2) }, () =>
    random.normal(),
  );
  return Uint8Array.from(grey, (value, at) => {
    const x = (at % width) / MOTTLE_SPACING;
    const y = Math.floor(at / width) / MOTTLE_SPACING;
    const corner = Math.floor(y) * columns + Math.floor(x);
    const across = (from: number): number =>
      (grain[from] ?? 0) * (1 - (x % 1)) + (grain[from + 1] ?? 0) * (x % 1);
    const strength = across(corner) * (1 - (y % 1)) + across(corner + columns) * (y % 1);
    return Math.max(0, Math.min(255, value * (1 + 0.12 * strength)));
  });
}

/** The copy as a JPEG file. */
export async function copyOf(picture: GreyPicture, change: Change, quality = 90): Promise<Buffer> {
  const { width, height } = picture;
  const { turn = 0, flip = false, zoom = 1, resize = 1, brightness = 1 } = change;
  const cos = Math.cos((turn * Math.PI) / 180) / zoom;
  const sin = Math.sin((turn * Math.PI) / 180) / zoom;
  const mirror = flip ? -1 : 1;
  const map = { xx: mirror * cos, xy: mirror * sin, yx: -sin, yy: cos, x: 0, y: 0 };
  const moved = new Float32Array(width * height);
  movePicture(picture.pixels, picture, map, 0, moved);
  const bytes = Uint8Array.from(moved, (value) => Math.min(255, Math.round(value * brightness)));
  return sharp(bytes, { raw: { width, height, channels: 1 } })
    .resize(Math.round(width * resize), Math.round(height * resize))
    .toColourspace('b-w')
    .jpeg({ quality })
    .toBuffer();
}

/** A file's picture. */
export async function readCopy(file: Uint8Array): Promise<GreyPicture> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = Uint8Array.from(grey({ width, height, channels, bits: 8, samples: data }));
  return { width, height, pixels, range: WHITE };
}
