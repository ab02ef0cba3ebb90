/** What a person can choose about the fit itself, as `config.json` keeps it and the command line names it. */

import * as v from 'valibot';
import { layerRate } from './layer-rates.ts';
import { REGION_LOSSES } from './losses.ts';
import { OPTIMIZERS } from './optimizer.ts';
import { SCHEDULES } from './schedule.ts';

const defaults = {
  optimizer: 'adam',
  decay: 0,
  schedule: 'constant',
  warmup: 0,
  clip: null,
  ema: null,
  smoothing: 0,
  balance: false,
  regionLoss: 'dice',
  regionWeight: 1,
  layerRates: [],
  trunkOnce: 0,
  patience: null,
} as const;

export const fitOptions = v.optional(
  v.object({
    optimizer: v.picklist(OPTIMIZERS),
    /** Of kernels, a step, times the learning rate. */
    decay: v.number(),
    schedule: v.picklist(SCHEDULES),
    /** In epochs. */
    warmup: v.number(),
    /** Longest gradient; null for any. */
    clip: v.nullable(v.number()),
    /** What stays of the weights' moving average in a step; null keeps none. */
    ema: v.nullable(v.number()),
    smoothing: v.number(),
    /** Both classes count alike in all, however many pictures they have. */
    balance: v.boolean(),
    regionLoss: v.picklist(REGION_LOSSES),
    regionWeight: v.number(),
    layerRates: v.array(layerRate),
    /**
     * In so many variants each picture passes the frozen layers once, and only what follows is run again; 0 runs all
     * layers in every epoch. Runs of earlier versions say whether.
     */
    trunkOnce: v.optional(v.union([v.number(), v.pipe(v.boolean(), v.transform(Number))]), 0),
    /** Epochs without a better one; null runs to the end. */
    patience: v.nullable(v.number()),
  }),
  { ...defaults, layerRates: [] },
);

export type FitOptions = v.InferOutput<typeof fitOptions>;

/** The options that are not as they are unless told otherwise, as words of the command line. */
export function fitWords(options: FitOptions): string[] {
  const { layerRates, balance, trunkOnce, ...values } = options;
  const usual: Readonly<Record<string, unknown>> = defaults;
  // What decay is unless told otherwise depends on the optimizer.
  const words = Object.entries(values)
    .filter(([name, value]) => value !== usual[name] || (name === 'decay' && values.optimizer === 'adamw'))
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${value}`);
  if (balance) words.push('--balance');
  if (trunkOnce > 0) words.push(trunkOnce === 1 ? '--trunk-once' : `--trunk-once ${trunkOnce}`);
  if (layerRates.length > 0) {
    words.push(`--layer-rates ${layerRates.map(({ layers, rate }) => `'${layers}=${rate}'`).join(' ')}`);
  }
  return words;
}
