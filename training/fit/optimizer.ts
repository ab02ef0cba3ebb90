/** How gradients move weights: Adam, AdamW, and descent with momentum, on flat vectors. */

import * as v from 'valibot';
import type { Weight } from './weights.ts';

export const OPTIMIZERS = ['adam', 'adamw', 'sgd', 'nesterov'] as const;

export const optimizerSchema = v.object({
  kind: v.picklist(OPTIMIZERS),
  /** The share of itself that a kernel loses each step, times the learning rate; beside the gradient, not within it. */
  decay: v.number(),
});

export type OptimizerOptions = v.InferOutput<typeof optimizerSchema>;

/** What an optimizer remembers from step to step; each vector is as long as the trained weights. */
export interface OptimizerState {
  readonly steps: number;
  readonly moments: readonly Float32Array[];
}

type Slice = Pick<Weight, 'offset' | 'size' | 'rate' | 'decays'>;

/** Of the past in the mean gradient and in the mean squared gradient; and what keeps divisions sane, as in tfjs. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;
const MOMENTUM = 0.9;

/** The state before the first step. */
export function freshState({ kind }: OptimizerOptions, size: number): OptimizerState {
  const count = kind === 'adam' || kind === 'adamw' ? 2 : 1;
  return { steps: 0, moments: Array.from({ length: count }, () => new Float32Array(size)) };
}

/**
 * Moves the weights one step against the gradient.
 *
 * @param values changed in place; may be longer than the gradient
 * @param state its moments are changed in place
 * @param rate learning rate of this step, multiplied by each weight's own
 * @returns the state after the step
 * @see Kingma & Ba, ICLR (2015): Adam; Loshchilov & Hutter, ICLR (2019): decay apart from the gradient;
 *   Sutskever et al., ICML (2013): momentum, and Nesterov's
 */
export function optimize(
  { kind, decay }: OptimizerOptions,
  weights: readonly Slice[],
  values: Float32Array,
  gradient: Float32Array,
  state: OptimizerState,
  rate: number,
): OptimizerState {
  const steps = state.steps + 1;
  const move =
    kind === 'adam' || kind === 'adamw' ? adam(state, steps) : momentum(state, kind === 'nesterov');
  for (const { offset, size, rate: ownRate, decays } of weights) {
    const own = rate * ownRate;
    const kept = decays ? 1 - own * decay : 1;
    for (let index = offset; index < offset + size; index++) {
      values[index] = (values[index] ?? 0) * kept - own * move(index, gradient[index] ?? 0);
    }
  }
  return { ...state, steps };
}

/** How far to go at a place, and the memory of it. */
type Move = (index: number, slope: number) => number;

function adam({ moments: [mean, square] }: OptimizerState, steps: number): Move {
  if (!mean || !square) throw new Error('Adam remembers two moments.');
  const meanSeen = 1 - BETA_1 ** steps;
  const squareSeen = 1 - BETA_2 ** steps;
  return (index, slope) => {
    const first = BETA_1 * (mean[index] ?? 0) + (1 - BETA_1) * slope;
    const second = BETA_2 * (square[index] ?? 0) + (1 - BETA_2) * slope * slope;
    mean[index] = first;
    square[index] = second;
    return first / meanSeen / (Math.sqrt(second / squareSeen) + EPSILON);
  };
}

function momentum({ moments: [speed] }: OptimizerState, nesterov: boolean): Move {
  if (!speed) throw new Error('Momentum remembers one speed.');
  return (index, slope) => {
    const now = MOMENTUM * (speed[index] ?? 0) + slope;
    speed[index] = now;
    return nesterov ? slope + MOMENTUM * now : now;
  };
}
