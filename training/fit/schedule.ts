/** How the learning rate changes in the course of a run. */

import * as v from 'valibot';

export const SCHEDULES = ['constant', 'cosine'] as const;

export const scheduleSchema = v.object({
  /** Highest learning rate. */
  rate: v.number(),
  /** Epochs in which the rate rises to it evenly; may be a fraction. */
  warmup: v.number(),
  /** "cosine" falls to nought at the last epoch's end along half a wave. */
  shape: v.picklist(SCHEDULES),
});

export type Schedule = v.InferOutput<typeof scheduleSchema>;

/**
 * The learning rate of one step.
 *
 * @param step steps before it, from the run's beginning
 * @param lengths steps of an epoch, and epochs of the run
 * @see Loshchilov & Hutter, SGDR, ICLR (2017): cosine; Goyal et al. (2017), arXiv 1706.02677: warm-up
 */
export function rateAt(
  step: number,
  { rate, warmup, shape }: Schedule,
  lengths: { readonly stepsAnEpoch: number; readonly epochs: number },
): number {
  const rising = Math.round(warmup * lengths.stepsAnEpoch);
  if (step < rising) return (rate * (step + 1)) / rising;
  if (shape === 'constant') return rate;
  const falling = lengths.stepsAnEpoch * lengths.epochs - rising;
  return (rate * (1 + Math.cos((Math.PI * (step - rising)) / falling))) / 2;
}
