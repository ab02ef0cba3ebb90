/** Teaches an input gate: a logistic regression on channel means, and a threshold that lets bone radiographs pass. */

import type { InputGate } from '../../src/classifier/model-card.ts';
import { quantile } from '../../src/metrics/bootstrap.ts';

/** What a gate learns from: each row the channel means of one picture. */
export interface GateExamples {
  /** By set: every set counts alike, however many pictures it has. */
  readonly bones: readonly (readonly Float32Array[])[];
  /** By kind, which count alike too. */
  readonly others: readonly (readonly Float32Array[])[];
}

/** Share of each set's bone radiographs of the validation side that may be refused. */
const REFUSED_BONES = 0.01;

const STEPS = 600;
const RATE = 0.5;
const MOMENTUM = 0.9;
/** Of the weights on standardised means: there are nearly as many channels as pictures. */
const RIDGE = 1e-3;

/**
 * Fits weights on one side and sets the threshold on another: the highest that refuses too many of no set.
 *
 * @param validation bone radiographs by set that the weights were not fitted to
 * @throws RangeError where one of the two is missing
 */
export function fitGate(
  { bones, others }: GateExamples,
  validation: GateExamples['bones'],
): Pick<InputGate, 'weights' | 'bias' | 'threshold'> {
  const [sets, kinds, judged] = [bones, others, validation].map((parts) =>
    parts.filter(({ length }) => length > 0),
  );
  if (!sets?.length || !kinds?.length || !judged?.length) {
    throw new RangeError('A gate needs bone radiographs on both sides, and other pictures.');
  }
  const rows = [
    ...sets.flatMap((set) => set.map((means) => ({ means, bone: 1, share: 0.5 / sets.length / set.length }))),
    ...kinds.flatMap((kind) =>
      kind.map((means) => ({ means, bone: 0, share: 0.5 / kinds.length / kind.length })),
    ),
  ];
  const scale = standardisation(rows);
  const inputs = rows.map(({ means }) => means.map((mean, at) => (mean - scale.mean(at)) * scale.factor(at)));
  const channels = inputs[0]?.length ?? 0;
  const weights = new Float64Array(channels);
  const speed = new Float64Array(channels + 1);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(channels + 1);
    inputs.forEach((input, index) => {
      const { bone = 0, share = 0 } = rows[index] ?? {};
      const error = share * (1 / (1 + Math.exp(-dot(weights, input) - bias)) - bone);
      for (let at = 0; at < channels; at++) slope[at] = (slope[at] ?? 0) + error * (input[at] ?? 0);
      slope[channels] = (slope[channels] ?? 0) + error;
    });
    for (let at = 0; at <= channels; at++) {
      const ridge = at < channels ? RIDGE * (weights[at] ?? 0) : 0;
      speed[at] = MOMENTUM * (speed[at] ?? 0) - RATE * ((slope[at] ?? 0) + ridge);
      if (at < channels) weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0);
    }
    bias += speed[channels] ?? 0;
  }
  const plain = Array.from(weights, (weight, at) => weight * scale.factor(at));
  const shifted = bias - plain.reduce((sum, weight, at) => sum + weight * scale.mean(at), 0);
  const thresholds = judged.map((set) =>
    quantile(Float64Array.from(set, (means) => dot(plain, means) + shifted).sort(), REFUSED_BONES),
  );
  return { weights: plain, bias: shifted, threshold: Math.min(...thresholds) };
}

function standardisation(rows: readonly { readonly means: Float32Array; readonly share: number }[]) {
  const channels = rows[0]?.means.length ?? 0;
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (const { means, share } of rows) {
    for (let at = 0; at < channels; at++) {
      const value = means[at] ?? 0;
      sums[at] = (sums[at] ?? 0) + share * value;
      squares[at] = (squares[at] ?? 0) + share * value * value;
    }
  }
  const deviation = (at: number): number => Math.sqrt(Math.max(0, (squares[at] ?? 0) - (sums[at] ?? 0) ** 2));
  return {
    mean: (at: number): number => sums[at] ?? 0,
    /** A channel that is nearly always the same tells nothing. */
    factor: (at: number): number => (deviation(at) > 1e-4 ? 1 / deviation(at) : 0),
  };
}

function dot(weights: ArrayLike<number>, values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (weights[at] ?? 0) * (values[at] ?? 0);
  return sum;
}
