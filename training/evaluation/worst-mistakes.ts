/** The surest wrong calls: where a model, or a label, deserves a look. */

import type { Judgement } from './judge-pictures.ts';

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
