/** Ends a network in its logit: what stands before the sigmoid, or one class's score less the other's before a softmax. */

import { CannotExport } from './cannot-export.ts';
import type { Operation } from './operation.ts';

export const LOGIT = 'logit';

/** What a network gives as it was trained. */
export type NetworkEnd = 'linear' | 'sigmoid' | 'softmax';

export interface EndedInLogit {
  /** The last one is named `logit` and gives shape [1]. */
  readonly operations: readonly Operation[];
  readonly end: NetworkEnd;
}

/**
 * @param operations the last one gives P(fractured), its logit, or P(not fractured) and P(fractured)
 * @throws CannotExport where the network's end is no yes-or-no answer
 */
export function endInLogit(operations: readonly Operation[]): EndedInLogit {
  const before = operations.slice(0, -1);
  const last = operations.at(-1);
  const end = last?.action.kind === 'activation' ? last.action.function : 'linear';
  const width = last?.shape.length === 1 ? last.shape[0] : undefined;
  if (last && end === 'softmax' && width === 2) {
    return { operations: withLogit(before, difference(last.inputs)), end };
  }
  if (last && end === 'linear' && width === 1) return { operations: withLogit(before, last), end };
  const source = before.at(-1);
  if (source && end === 'sigmoid' && width === 1) {
    return { operations: withLogit(before.slice(0, -1), source), end };
  }
  throw new CannotExport(
    `The model ends in ${end} values of shape [${last?.shape.join(', ')}]; needed is one value, linear or sigmoid, or two with softmax.`,
  );
}

function withLogit(before: readonly Operation[], logit: Operation): readonly Operation[] {
  if (before.some(({ name }) => name === LOGIT)) {
    throw new CannotExport(`A layer is named "${LOGIT}" and does not give the logit: rename it.`);
  }
  return [...before, { ...logit, name: LOGIT }];
}

const difference = (inputs: readonly string[]): Operation => ({
  name: LOGIT,
  inputs,
  shape: [1],
  action: {
    kind: 'dense',
    kernel: { shape: [2, 1], values: Float32Array.of(-1, 1) },
    bias: Float32Array.of(0),
    activation: null,
  },
});
