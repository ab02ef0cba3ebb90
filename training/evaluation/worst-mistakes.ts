/** The surest wrong calls: where a model, or a label, deserves a look. */

import type { Label } from '../../src/classifier/finding.ts';
import type { Point } from '../../src/metrics/localisation.ts';
import type { Judgement } from './judge-pictures.ts';

/** A picture that the model got wrong, so that a person can find it and look. */
export interface Mistake {
  /** Set and path in it. */
  readonly file: string;
  readonly truth: Label;
  readonly probability: number;
  /** Where its evidence is strongest, in fractions of the picture; null where it shows none. */
  readonly peak: Point | null;
}

export function mistakeOf({ picture, fractured, probability, evidence }: Judgement): Mistake {
  return {
    file: `${picture.dataset}/${picture.file}`,
    truth: fractured ? 'fractured' : 'not fractured',
    probability,
    peak: evidence?.peak ?? null,
  };
}

/**
 * Finds the surest wrong calls of each kind, one picture a source.
 *
 * @param threshold P(fractured) at or above it is called fractured
 * @param most of each kind
 * @returns missed fractures first, then false alarms, the surest first
 */
export function worstMistakes(judged: readonly Judgement[], threshold: number, most: number): Judgement[] {
  const missed = judged
    .filter(({ fractured, probability }) => fractured && probability < threshold)
    .sort((a, b) => a.probability - b.probability);
  const falseAlarms = judged
    .filter(({ fractured, probability }) => !fractured && probability >= threshold)
    .sort((a, b) => b.probability - a.probability);
  return [...onePerGroup(missed).slice(0, most), ...onePerGroup(falseAlarms).slice(0, most)];
}

function onePerGroup(pictures: readonly Judgement[]): Judgement[] {
  const seen = new Set<string>();
  return pictures.filter(({ group }) => {
    if (seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}
