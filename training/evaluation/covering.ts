/** Is the evidence what the answer rests on? Covering it must make a fracture less likely than covering any other place. */

import type { Classifier } from '../../src/classifier/classifier.ts';
import type { Point } from '../../src/metrics/localisation.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import type { Random } from '../random.ts';
import { readRadiograph } from '../read-radiograph.ts';
import type { Judgement } from './judge-pictures.ts';

/** Means over fractured pictures. */
export interface Covering {
  readonly pictures: number;
  /** How much P(fractured) falls where the strongest evidence is covered. */
  readonly fallAtPeak: number;
  /** The same for a place anywhere in the picture. */
  readonly fallElsewhere: number;
}

/** Side of the cover as a share of the picture's longer side: a fracture with its surroundings. */
const COVER = 1 / 8;

/**
 * Covers fractured pictures once at their peak and once anywhere.
 *
 * @param most pictures, spread evenly over those given
 */
export async function measureCovering(
  { read }: Pick<Classifier, 'read'>,
  judged: readonly Judgement[],
  most: number,
  random: Random,
): Promise<Covering> {
  const fractured = judged.filter(({ fractured, evidence }) => fractured && evidence);
  const step = Math.max(1, fractured.length / most);
  const chosen = fractured.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
  const falls: { peak: number; elsewhere: number }[] = [];
  for (const { picture, probability, evidence } of chosen) {
    if (!evidence) continue;
    const radiograph = await readRadiograph(picture.path);
    const own = random.fork(picture.content);
    const anywhere = { x: own.uniform(), y: own.uniform() };
    const fallAt = async (place: Point): Promise<number> =>
      probability - (await read(covered(radiograph, place))).probability;
    falls.push({ peak: await fallAt(evidence.peak), elsewhere: await fallAt(anywhere) });
  }
  const mean = (of: (fall: (typeof falls)[number]) => number): number =>
    falls.reduce((sum, fall) => sum + of(fall), 0) / falls.length;
  return {
    pictures: falls.length,
    fallAtPeak: mean(({ peak }) => peak),
    fallElsewhere: mean(({ elsewhere }) => elsewhere),
  };
}

/** The picture with a square of its mean grey over a place. */
export function covered(radiograph: Radiograph, { x, y }: Point): Radiograph {
  const { width, height, pixels } = radiograph;
  const half = (COVER * Math.max(width, height)) / 2;
  const changed = pixels.slice();
  let sum = 0;
  for (let at = 0; at < pixels.length; at++) sum += pixels[at] ?? 0;
  const grey = Math.round(sum / pixels.length);
  const [left, right] = [
    Math.max(0, Math.round(x * width - half)),
    Math.min(width, Math.round(x * width + half)),
  ];
  for (
    let row = Math.max(0, Math.round(y * height - half));
    row < Math.min(height, y * height + half);
    row++
  ) {
    changed.fill(grey, row * width + left, row * width + right);
  }
  return { ...radiograph, pixels: changed };
}
