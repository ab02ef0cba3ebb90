/** The options of `train` about the fit itself. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FitOptions } from '../fit/fit-options.ts';
import type { LayerRate } from '../fit/layer-rates.ts';
import { REGION_LOSSES } from '../fit/losses.ts';
import { OPTIMIZERS } from '../fit/optimizer.ts';
import { SCHEDULES } from '../fit/schedule.ts';
import { numberAbove0, numberFrom0, shareBelow1, wholeNumberFrom } from './option-values.ts';

export interface FitFlags {
  readonly optimizer: FitOptions['optimizer'];
  readonly decay?: number;
  readonly schedule: FitOptions['schedule'];
  readonly warmup: number;
  readonly clip?: number;
  readonly ema?: number;
  readonly smoothing: number;
  readonly balance?: true;
  readonly regionLoss: FitOptions['regionLoss'];
  readonly regionWeight: number;
  readonly layerRates?: readonly LayerRate[];
  readonly trunkOnce?: number;
  readonly patience?: number;
}

/** What AdamW is known by, unless told otherwise. */
const ADAMW_DECAY = 0.01;

export function addFitFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--optimizer <name>', 'how gradients move weights').choices(OPTIMIZERS).default('adam'),
    )
    .option(
      '--decay <x>',
      `share of itself that a kernel loses each step, times the learning rate (default: ${ADAMW_DECAY} for adamw, else 0)`,
      numberFrom0,
    )
    .addOption(
      new Option('--schedule <shape>', 'of the learning rate').choices(SCHEDULES).default('constant'),
    )
    .option('--warmup <epochs>', 'in which the learning rate rises from nought', numberFrom0, 0)
    .option('--clip <length>', 'longest gradient (default: any)', numberAbove0)
    .option(
      '--ema <decay>',
      'judge and keep a moving average of the weights, of which so much stays a step',
      shareBelow1,
    )
    .option('--smoothing <share>', 'how far labels are drawn towards the middle', shareBelow1, 0)
    .option('--balance', 'both classes count alike in all, however many pictures they have')
    .addOption(
      new Option('--region-loss <name>', 'of evidence maps: cross-entropy with soft Dice, or focal')
        .choices(REGION_LOSSES)
        .default('dice'),
    )
    .option('--region-weight <x>', 'how much the map counts beside the answer', numberFrom0, 1)
    .option(
      '--layer-rates <pattern=x...>',
      'what learning rates of layers are multiplied by, the first that fits; * stands for any letters, 0 freezes: "conv_dw_*=0.1"',
      addLayerRate,
    )
    .addOption(
      new Option(
        '--trunk-once [n]',
        'run the frozen first layers only once over n variants of each picture, and keep what they give: quick trials of what follows. One variant, the default, is the picture as it is; the others are augmented, and epochs take them in turn',
      )
        .preset('1')
        .argParser(wholeNumberFrom(1)),
    )
    .option('--patience <epochs>', 'end after so many epochs without a better one', wholeNumberFrom(1));
}

export function fitOptionsOf(flags: FitFlags): FitOptions {
  const { optimizer, schedule, warmup, smoothing, regionLoss, regionWeight } = flags;
  return {
    optimizer,
    decay: flags.decay ?? (optimizer === 'adamw' ? ADAMW_DECAY : 0),
    schedule,
    warmup,
    clip: flags.clip ?? null,
    ema: flags.ema ?? null,
    smoothing,
    balance: flags.balance ?? false,
    regionLoss,
    regionWeight,
    layerRates: [...(flags.layerRates ?? [])],
    trunkOnce: flags.trunkOnce ?? 0,
    patience: flags.patience ?? null,
  };
}

function addLayerRate(text: string, before: readonly LayerRate[] = []): LayerRate[] {
  const [, layers, number] = /^(.+)=([^=]+)$/.exec(text) ?? [];
  const rate = Number(number);
  if (!layers || !(rate >= 0 && Number.isFinite(rate))) {
    throw new InvalidArgumentError('A pattern and a number from 0 are needed, as in conv_dw_*=0.1.');
  }
  return [...before, { layers, rate }];
}
