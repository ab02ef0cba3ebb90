/** The pictures of an analysis as a page shows them. */

import {
  type Analysis,
  type ClassPictures,
  MEAN_SIDE,
  SAMPLE_SIDE,
} from '../dataset/analysis/analyze-dataset.ts';
import type { ClassName, DatasetFigures } from '../dataset/analysis/figures.ts';
import { augment } from '../dataset/augmentation/augment.ts';
import {
  type Augmentation,
  CLASSIC_AUGMENTATION,
  FULL_AUGMENTATION,
} from '../dataset/augmentation/augmentation.ts';
import { type Random, seededRandom } from '../random.ts';
import { greyAddress } from './grey-address.ts';

/** A small picture as a `data:` address, with the file it is from. */
export interface ShownFile {
  readonly file: string;
  readonly source: string;
}

/** A picture before and after what recipes do to it by chance. */
export interface ShownChange {
  readonly before: ShownFile;
  /** By the recipe that only moves it. */
  readonly moved: readonly string[];
  /** By the recipe that changes all that can be changed. */
  readonly full: readonly string[];
}

export interface ShownClass {
  readonly name: ClassName;
  readonly mean: string;
  /** As bright as the scatter is large; white is `largestDeviation` of the set. */
  readonly deviation: string;
  readonly samples: readonly ShownFile[];
  /** A picture as it is, and as training may see it. */
  readonly changed: readonly ShownChange[];
}

export interface ShownAnalysis {
  readonly figures: DatasetFigures;
  readonly classes: readonly ShownClass[];
  /** Grey, in [0, 1]. */
  readonly largestDeviation: number;
}

const CHANGED_PICTURES = 2;
const CHANGES = 4;
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
  const changed = samples.slice(0, CHANGED_PICTURES).map(async ({ file, grey }, index) => ({
    before: shown[index] ?? { file, source: '' },
    moved: await changes(grey, CLASSIC_AUGMENTATION, random.fork(`moved ${index}`)),
    full: await changes(grey, FULL_AUGMENTATION, random.fork(`full ${index}`)),
  }));
  return {
    name,
    mean: await greyAddress(mean, MEAN_SIZE),
    deviation: await greyAddress(scatter, MEAN_SIZE),
    samples: shown,
    changed: await Promise.all(changed),
  };
}

/** As of a picture in which no fracture was drawn: nothing here says where one is. */
function changes(grey: Float32Array, augmentation: Augmentation, random: Random): Promise<string[]> {
  const drawn = { grey: Uint8Array.from(grey, (value) => Math.round(255 * value)), regions: [] };
  return Promise.all(
    Array.from({ length: CHANGES }, async (_, change) => {
      const picture = new Uint8ClampedArray(grey.length);
      const target = { picture, mask: null };
      await augment(drawn, { ...SAMPLE_SIZE, margin: 0 }, augmentation, random.fork(change), target);
      return greyAddress(
        Float32Array.from(picture, (value) => value / 255),
        SAMPLE_SIZE,
      );
    }),
  );
}
