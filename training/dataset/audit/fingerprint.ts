/** What the audit keeps of a picture: keypoints to find its relatives by, and a small relief to prove them with. */

import { createHash } from 'node:crypto';
import { areaAverage } from '../../../src/radiograph/area-average.ts';
import type { Radiograph } from '../../../src/radiograph/radiograph.ts';
import { spanOf, unitGrey } from '../../../src/radiograph/unit-grey.ts';
import { describeBlobs, type Keypoints } from './descriptors.ts';
import type { GreyPlane } from './grey-plane.ts';
import { findBlobs } from './keypoints.ts';
import { marginOf } from './margin.ts';
import { reliefOf } from './relief.ts';
import { PROBE_SIDE } from './shortcut-probe.ts';
import { valueAtRank } from './value-at-rank.ts';

/** Pixels of the picture in which keypoints are sought: narrow pictures keep more of their length than square ones. */
const AREA = 240 * 240;
const LONGEST_SIDE = 640;
/** Pixels of that picture that one pixel of the small relief spans. */
export const RELIEF_SPACING = 2;
/** Marks a pixel of the small relief that is no part of the picture, such as the black that a turned picture lies on. */
export const OUTSIDE = -128;
/** Steps of the small relief's values for one standard deviation. */
const RELIEF_STEPS = 40;

const MOST_BLOBS = 200;
const MOST_KEYPOINTS = 240;

export interface Fingerprint {
  /** SHA-256 of the grey values and the width, in hex: equal for pictures of equal pixels, whatever their files. */
  readonly pixels: string;
  /** Size of the picture in which the keypoints lie, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly keypoints: Keypoints;
  readonly relief: Relief;
  /** The whole picture in `PROBE_SIDE` × `PROBE_SIDE` pixels, 0 black, 255 white. */
  readonly thumbnail: Uint8Array;
}

/** A relief in bytes. */
export interface Relief {
  readonly width: number;
  readonly height: number;
  /** Shape [height · width], `OUTSIDE` where there is no picture. */
  readonly values: Int8Array;
}

/**
 * Takes a picture's fingerprint.
 *
 * @param picture grey values of any range, at least 2 × 2
 */
export function fingerprintOf(
  picture: Pick<Radiograph, 'width' | 'height' | 'pixels' | 'range'>,
): Fingerprint {
  const scale = Math.min(
    Math.sqrt(AREA / (picture.width * picture.height)),
    LONGEST_SIDE / Math.max(picture.width, picture.height),
  );
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const shrunk = { width, height, pixels: areaAverage(picture.pixels, picture, { width, height }) };
  const { plane, stretch } = stretched(shrunk);
  const relief = reliefOf(plane, Math.max(NOISE, STORED_NOISE * stretch * spanOf(picture.range)));
  return {
    pixels: createHash('sha256').update(`${picture.width} `).update(picture.pixels).digest('hex'),
    width,
    height,
    keypoints: describeBlobs(findBlobs(relief, MOST_BLOBS), MOST_KEYPOINTS),
    relief: smallRelief(plane, relief),
    thumbnail: thumbnailOf(picture),
  };
}

/** Part of the pixels that may fall outside the stretched range at either end. */
const OUTLIERS = 0.01;

/** Grey levels of 0 to 255 that count as noise after stretching, and as the range's share before. */
const NOISE = 3;
const STORED_NOISE = 0.7 / 255;

/** Stretches the grey values that occur to 0 to 255, so that a dark picture counts as much as a bright one. */
function stretched({ width, height, pixels }: GreyPlane): { plane: GreyPlane; stretch: number } {
  const low = valueAtRank(pixels, Math.floor(OUTLIERS * pixels.length));
  const high = valueAtRank(pixels, Math.ceil((1 - OUTLIERS) * pixels.length) - 1);
  const stretch = high > low ? 255 / (high - low) : 1;
  return { plane: { width, height, pixels: pixels.map((value) => (value - low) * stretch) }, stretch };
}

function smallRelief(plane: GreyPlane, relief: GreyPlane): Relief {
  const width = Math.max(1, Math.round(plane.width / RELIEF_SPACING));
  const height = Math.max(1, Math.round(plane.height / RELIEF_SPACING));
  const size = { width, height };
  const margin = marginOf({ ...size, pixels: areaAverage(plane.pixels, plane, size) });
  const pixels = areaAverage(relief.pixels, relief, size);
  const values = new Int8Array(pixels.length);
  pixels.forEach((value, index) => {
    values[index] = margin[index] ? OUTSIDE : Math.max(-127, Math.min(127, Math.round(value * RELIEF_STEPS)));
  });
  return { width, height, values };
}

function thumbnailOf(picture: Pick<Radiograph, 'width' | 'height' | 'pixels' | 'range'>): Uint8Array {
  const size = { width: PROBE_SIDE, height: PROBE_SIDE };
  const pixels = areaAverage(picture.pixels, picture, size);
  return Uint8Array.from(unitGrey({ pixels, range: picture.range }), (value) => Math.round(255 * value));
}
