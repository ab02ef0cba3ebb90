/** `train`: labelled folders in, a trained model in a run folder out. */

import { Command, Option } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { readDataWeights } from '../fit/data-weights.ts';
import { resumeRun, startRun } from '../fit/run.ts';
import type { RunConfig } from '../fit/run-config.ts';
import { defaultRunFolder } from '../fit/run-folder.ts';
import { MODEL_NAMES } from '../models/model-recipe.ts';
import { workingPath } from '../working-path.ts';
import { addFitFlags, type FitFlags, fitOptionsOf } from './fit-flags.ts';
import type { MakeCommand } from './index.ts';
import { engineOption, numberAbove0, shareBelow1, wholeNumber, wholeNumberFrom } from './option-values.ts';

interface TrainOptions extends FitFlags {
  readonly data?: readonly string[];
  readonly weights?: readonly string[];
  readonly perGroup?: number;
  readonly model: RunConfig['model'];
  readonly split: string;
  readonly holdOut: number;
  readonly epochs: number;
  readonly batch: number;
  readonly part?: number;
  readonly rate: number;
  readonly seed: number;
  readonly engine: RunConfig['engine'];
  readonly workers: RunConfig['workers'];
  readonly init?: string;
  readonly minutes?: number;
  readonly run?: string;
  readonly resume?: string;
}

export const train: MakeCommand = (finish) =>
  addFitFlags(new Command('train'))
    .description(
      'Trains a model on folders of pictures named "fractured" and "not fractured", with or without "train", "val" and "test" above them. The run folder keeps the log, checkpoints and the best model.',
    )
    .option('--data <folders...>', 'folders of labelled pictures')
    .option(
      '--weights <name=number...>',
      'how much a set, or a folder in it, counts: fracatlas=1 upper-extremity/unlabelled=0.2; both multiply, what is not named counts 1 (0.25 in folders that name no class, where nobody drew a fracture), 0 leaves out',
    )
    .option(
      '--per-group <n>',
      'an epoch takes at most this many pictures of one source, others each time (default: all)',
      wholeNumberFrom(1),
    )
    .addOption(new Option('--model <name>', 'which network').choices(MODEL_NAMES).default('seed-cnn'))
    .option(
      '--split <which>',
      '"official" keeps the folders\' own sides, "clean" parts all pictures anew by source, anything else is a split file',
      'official',
    )
    .option(
      '--hold-out <share>',
      'of "official" training pictures held out by source for validation where the folders have no "val"; with 0 all are trained on and the last epoch is kept, uncalibrated',
      shareBelow1,
      0.1,
    )
    .option('--epochs <n>', 'how often each picture is seen', wholeNumberFrom(1), 20)
    .option('--batch <n>', 'pictures a step', wholeNumberFrom(1), 32)
    .option(
      '--part <n>',
      'pictures of a batch that go through the model, and are normed, together; workers share out whole parts (default: 8 where norms learn, else a part a worker)',
      wholeNumberFrom(1),
    )
    .option('--rate <x>', 'learning rate', numberAbove0, 0.001)
    .option(
      '--seed <n>',
      'the same seed gives the same weights, split and batches to begin with',
      wholeNumber,
      1,
    )
    .option('--init <folder>', 'begin with the matching layers of this tfjs layers model')
    .addOption(engineOption())
    .option(
      '--workers <n>',
      'threads that share out each batch; "auto" is one a core, or one in all where the engine uses all cores by itself',
      workers,
      'auto',
    )
    .option('--minutes <n>', 'begin no further epoch after this much training', numberAbove0)
    .option('--run <folder>', 'where the run is kept (default: a new folder outside any work tree)')
    .option(
      '--resume <folder>',
      "go on with the run in this folder, as it was configured; ctrl-C saves a run's state",
    )
    .action(async (options: TrainOptions, command: Command) => {
      const end = options.resume
        ? await resumeRun(workingPath(options.resume))
        : await startRun(
            workingPath(options.run ?? defaultRunFolder(options.model)),
            config(options, command),
          );
      if (end !== 'all well') finish(ExitCode.someFilesFailed);
    });

function config(options: TrainOptions, command: Command): RunConfig {
  if (!options.data) command.error('error: --data is missing: name at least one folder of labelled pictures');
  const { model, epochs, batch, rate, seed, engine } = options;
  return {
    model,
    data: (options.data ?? []).map(workingPath),
    weights: readDataWeights(options.weights ?? []),
    perGroup: options.perGroup ?? null,
    split:
      options.split === 'official' || options.split === 'clean' ? options.split : workingPath(options.split),
    holdOut: options.holdOut,
    epochs,
    batchSize: batch,
    part: options.part ?? null,
    learningRate: rate,
    seed,
    engine,
    workers: options.workers,
    fit: fitOptionsOf(options),
    init: options.init === undefined ? null : workingPath(options.init),
    minutes: options.minutes ?? null,
  };
}

const workers = (text: string): RunConfig['workers'] => (text === 'auto' ? text : wholeNumberFrom(1)(text));
