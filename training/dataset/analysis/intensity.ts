/** The grey of many pictures: how it is distributed over pixels, and how over pictures. */

import { LEVELS, levelMoments } from './grey-levels.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface IntensityFigures {
  readonly pictures: number;
  /** Share of the pixels at each of 256 levels of grey, every picture counting the same whatever its size. */
  readonly levels: readonly number[];
  /** Mean grey of each picture, in [0, 1]. */
  readonly means: Spread;
  /** Standard deviation of grey within each picture, in [0, 1]. */
  readonly deviations: Spread;
  /** Pictures by their mean grey: 50 steps of 0.02, the last one with 1. */
  readonly picturesByMean: readonly number[];
}

const STEPS = 50;

/** Adds up pictures, one at a time; a picture that stands in several files counts once for each. */
export class Intensity {
  readonly #levels = new Float64Array(LEVELS);
  readonly #means: number[] = [];
  readonly #deviations: number[] = [];

  /** @param levels pixels of the picture at each level of grey, shape [256] */
  add(levels: ArrayLike<number>, files = 1): void {
    let pixels = 0;
    for (let level = 0; level < LEVELS; level++) pixels += levels[level] ?? 0;
    for (let level = 0; level < LEVELS; level++) {
      this.#levels[level] = (this.#levels[level] ?? 0) + (files * (levels[level] ?? 0)) / pixels;
    }
    const { mean, deviation } = levelMoments(levels);
    for (let file = 0; file < files; file++) {
      this.#means.push(mean);
      this.#deviations.push(deviation);
    }
  }

  figures(): IntensityFigures | null {
    const means = spreadOf(this.#means);
    const deviations = spreadOf(this.#deviations);
    if (!means || !deviations) return null;
    const picturesByMean = new Array<number>(STEPS).fill(0);
    for (const mean of this.#means) {
      const step = Math.min(STEPS - 1, Math.floor(mean * STEPS));
      picturesByMean[step] = (picturesByMean[step] ?? 0) + 1;
    }
    const pictures = this.#means.length;
    return {
      pictures,
      levels: Array.from(this.#levels, (sum) => sum / pictures),
      means,
      deviations,
      picturesByMean,
    };
  }
}
