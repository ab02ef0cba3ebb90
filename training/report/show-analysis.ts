/** The pictures of an analysis as a page shows them. */

import {
  type Analysis,
  type ClassPictures,
  MEAN_SIDE,
  SAMPLE_SIDE,
} from '../dataset/analysis/analyze-dataset.ts';
import type { ClassName, DatasetFigures } from '../dataset/analysis/figures.ts';
import { CLASSIC_AUGMENTATION } from '../dataset/augmentation/augmentation.ts';
import { drawMovement, movePicture } from '../dataset/augmentation/movement.ts';
import { type Random, seededRandom } from '../random.ts';
import { greyAddress } from './grey-address.ts';

/** A small picture as a `data:` address, with the file it is from. */
export interface ShownFile {
  readonly file: string;
  readonly source: string;
}

export interface ShownClass {
  readonly name: ClassName;
  readonly mean: string;
  /** As bright as the scatter is large; white is `largestDeviation` of the set. */
  readonly deviation: string;
  readonly samples: readonly ShownFile[];
  /** A picture before and after random movements. */
  readonly moved: readonly { readonly before: ShownFile; readonly after: readonly string[] }[];
}

export interface ShownAnalysis {
  readonly figures: DatasetFigures;
  readonly classes: readonly ShownClass[];
  /** Grey, in [0, 1]. */
  readonly largestDeviation: number;
}

const MOVED_PICTURES = 2;
const MOVEMENTS = 4;
const MEAN_SIZE = { width: MEAN_SIDE, height: MEAN_SIDE };
const SAMPLE_SIZE = { width: SAMPLE_SIDE, height: SAMPLE_SIDE };

/** Draws everything; the same analysis gives the same pictures. */
export async function showAnalysis({ figures, pictures }: Analysis): Promise<ShownAnalysis> {
  const random = seededRandom(1);
  const largestDeviation = pictures
    .flatMap(({ deviation }) => [...deviation])
    .reduce((largest, value) => Math.max(largest, value), 0);
  const classes = pictures.map((own) => showClass(own, largestDeviation, random.fork(own.name)));
  return { figures, classes: await Promise.all(classes), largestDeviation };
}

async function showClass(
  { name, mean, deviation, samples }: ClassPictures,
  largestDeviation: number,
  random: Random,
): Promise<ShownClass> {
  const scatter = deviation.map((value) => value / (largestDeviation || 1));
  const shown = await Promise.all(
    samples.map(async ({ file, grey }) => ({ file, source: await greyAddress(grey, SAMPLE_SIZE) })),
  );
  const moved = samples.slice(0, MOVED_PICTURES).map(async ({ file, grey }, index) => {
    const after = Array.from({ length: MOVEMENTS }, () => {
      const target = new Float32Array(grey.length);
      movePicture(grey, SAMPLE_SIZE, drawMovement(CLASSIC_AUGMENTATION, SAMPLE_SIZE, random), 0, target);
      return greyAddress(target, SAMPLE_SIZE);
    });
    return { before: shown[index] ?? { file, source: '' }, after: await Promise.all(after) };
  });
  return {
    name,
    mean: await greyAddress(mean, MEAN_SIZE),
    deviation: await greyAddress(scatter, MEAN_SIZE),
    samples: shown,
    moved: await Promise.all(moved),
  };
}
