/** What a person said of a picture beside what the model says of it and what is known, and the score over many. */

import type { Label } from '../../classifier/finding.ts';
import type { Judgement } from '../../classifier/judgement.ts';
import { liesIn, type Point } from '../../metrics/localisation.ts';
import type { ReadProgress } from '../study.ts';
import type { Answer } from './reader-mode.ts';

export interface Comparison {
  readonly person: Label;
  readonly model: Label;
  /** Null where the set is not labelled. */
  readonly truth: Label | null;
  /** Where both saw a fracture; null otherwise, and where the model shows no place. */
  readonly place: PlaceComparison | null;
}

export interface PlaceComparison {
  /** In one of the model's regions, or near its strongest evidence. */
  readonly hit: boolean;
  /** Number of the region that the mark lies in, from 1; null for none. */
  readonly region: number | null;
  /** From the mark to the strongest evidence, in parts of the picture's longer side. */
  readonly distance: number;
}

/** So near to the strongest evidence, in parts of the longer side, a mark means the same place. */
export const NEAR = 0.1;

export function compare(
  said: Answer,
  { reading }: Pick<ReadProgress, 'reading'>,
  { label }: Pick<Judgement, 'label'>,
  truth: Label | null,
): Comparison {
  const { evidence } = reading.finding;
  const both = said.kind === 'fracture' && label === 'fractured';
  return {
    person: said.kind === 'fracture' ? 'fractured' : 'not fractured',
    model: label,
    truth,
    place: both && evidence ? placeOf(said.at, evidence, reading.size) : null,
  };
}

function placeOf(
  at: Point,
  { peak, regions }: NonNullable<ReadProgress['reading']['finding']['evidence']>,
  { width, height }: ReadProgress['reading']['size'],
): PlaceComparison {
  const inside = regions.findIndex(({ box }) => liesIn(at, box));
  const distance = Math.hypot((at.x - peak.x) * width, (at.y - peak.y) * height) / Math.max(width, height);
  return { hit: inside >= 0 || distance <= NEAR, region: inside >= 0 ? inside + 1 : null, distance };
}

export interface Score {
  readonly answered: number;
  /** Person and model call them the same. */
  readonly agreed: number;
  /** Both saw a fracture and the model shows a place. */
  readonly placed: number;
  readonly hits: number;
  readonly labelled: number;
  readonly personRight: number;
  readonly modelRight: number;
}

export function scoreOf(comparisons: readonly Comparison[]): Score {
  const count = (is: (comparison: Comparison) => boolean): number => comparisons.filter(is).length;
  return {
    answered: comparisons.length,
    agreed: count(({ person, model }) => person === model),
    placed: count(({ place }) => place !== null),
    hits: count(({ place }) => place?.hit === true),
    labelled: count(({ truth }) => truth !== null),
    personRight: count(({ person, truth }) => person === truth),
    modelRight: count(({ model, truth }) => model === truth),
  };
}
