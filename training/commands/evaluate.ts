/** `evaluate`: labelled folders in, how well an exported model reads them out. */

import { Command, InvalidArgumentError, Option } from 'commander';
import { type EngineChoice, startEngine } from '../backend/engine.ts';
import { notBonesOn } from '../dataset/not-bones.ts';
import { scanDataset } from '../dataset/scan-dataset.ts';
import { scanDatasets } from '../dataset/scan-datasets.ts';
import { readSplit } from '../dataset/split.ts';
import { defaultTestLog } from '../dataset/test-log.ts';
import { choosePictures } from '../evaluation/choose-pictures.ts';
import { evaluateModel } from '../evaluation/evaluate-model.ts';
import { noteTestSide } from '../evaluation/note-test-side.ts';
import { readTraits } from '../evaluation/traits.ts';
import { writeEvaluation } from '../evaluation/write-evaluation.ts';
import { ExitCode } from '../exit-code.ts';
import { exportedModelFolder, loadExportedModel } from '../models/exported-models.ts';
import { storedModelFiles } from '../models/stored-model-files.ts';
import { evaluationText } from '../report/evaluation-text.ts';
import { counted } from '../report/number-text.ts';
import { standardOutput } from '../standard-output.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';
import { engineOption, wholeNumberFrom } from './option-values.ts';

interface EvaluateOptions {
  readonly data: readonly string[];
  readonly model?: string;
  readonly split?: string;
  readonly side?: string;
  readonly presumed?: true;
  readonly notBone?: string;
  readonly flip?: true;
  readonly cover: number;
  readonly shuffle: number;
  readonly testLog?: string;
  readonly engine: EngineChoice;
  readonly out?: string;
  readonly json?: true;
  readonly bootstrap: number;
  readonly seed: number;
  readonly prevalence: readonly number[];
}

/** From a screening clinic to an emergency department. */
const PREVALENCES = [0.05, 0.2, 0.5];

export const evaluate: MakeCommand = (finish) =>
  new Command('evaluate')
    .description(
      'Reads labelled pictures with an exported model and says how often it is right, with 95 % intervals bootstrapped by source.',
    )
    .requiredOption('--data <folders...>', 'folders of labelled pictures')
    .option('--model <id or folder>', 'a model that ships, or the folder of an exported one')
    .option('--split <file>', "a split file; without one the folders' own sides count")
    .option(
      '--side <name>',
      'which side, or "all" (default: "test", or all where there are only folders without a side)',
    )
    .option(
      '--presumed',
      'count pictures in folders that name no class as not fractured where somebody looked and drew no fracture',
    )
    .option(
      '--not-bone <folder>',
      'pictures that are no bone radiographs, in folders by kind: how many of those that the gate was not made with are refused',
    )
    .option(
      '--cover <n>',
      'cover the evidence of this many fractured pictures, to see how much the answer rests on it',
      wholeNumberFrom(0),
      0,
    )
    .option(
      '--shuffle <n>',
      "hold the maps of this many fractured pictures against those of the model's weights in another order, to see whether they were learnt",
      wholeNumberFrom(0),
      0,
    )
    .option('--flip', 'read each picture with its mirror image, and take the mean')
    .addOption(
      new Option(
        '--test-log <file>',
        "where each look at a split's test side is noted (default: docs/test-log.md of this package)",
      ).env('OSTEOSCOPE_TEST_LOG'),
    )
    .addOption(engineOption())
    .option(
      '--out <folder>',
      'where to write evaluation.json, predictions.jsonl and evaluation.html (the page shows the worst mistakes)',
    )
    .option('--json', 'print evaluation.json and nothing else')
    .option('--bootstrap <n>', 'resamples behind each interval', wholeNumberFrom(1), 2000)
    .option('--seed <n>', 'another seed draws other resamples', wholeNumberFrom(0), 1)
    .addOption(
      new Option('--prevalence <shares...>', 'shares of the fractured for which to say what a call is worth')
        .argParser(shares)
        .default(PREVALENCES, PREVALENCES.join(' ')),
    )
    .action(async (options: EvaluateOptions) => {
      const split = options.split === undefined ? undefined : await readSplit(workingPath(options.split));
      const datasets = await scanDatasets(options.data.map(workingPath));
      const { side, presumed } = options;
      const choice = choosePictures(datasets, { split, side, presumed });
      if (choice.unlabelled > 0) {
        console.error(`${counted(choice.unlabelled, 'picture')} without a label left out.`);
      }
      await startEngine(options.engine);
      const classifier = await loadExportedModel(options.model);
      if (split && options.split !== undefined) {
        const log = options.testLog === undefined ? defaultTestLog() : workingPath(options.testLog);
        const splitFile = workingPath(options.split);
        await noteTestSide(log, { split, splitFile, choice, card: classifier.card, model: options.model });
      }
      const outcome = await evaluateModel(
        classifier,
        choice,
        {
          prevalences: options.prevalence,
          resamples: options.bootstrap,
          seed: options.seed,
        },
        {
          traitsOf: await readTraits(datasets),
          flip: options.flip ?? false,
          cover: options.cover,
          shuffle: options.shuffle,
          files: storedModelFiles(exportedModelFolder(options.model)),
          notBones:
            options.notBone === undefined
              ? new Map()
              : notBonesOn('test', await scanDataset(workingPath(options.notBone))),
        },
      );
      classifier.dispose();

      const { evaluation, unjudged } = outcome;
      await standardOutput().line(
        options.json ? JSON.stringify(evaluation, null, 2) : evaluationText(evaluation),
      );
      for (const { picture, reason } of unjudged) console.error(`${picture.path}: ${reason}`);
      if (options.out) {
        const folder = workingPath(options.out);
        const files = await writeEvaluation(folder, outcome);
        console.error(`Written to ${folder}: ${files.join(', ')}.`);
      }
      if (unjudged.length > 0) finish(ExitCode.someFilesFailed);
    });

/** Called for one value after the other, at first with the default. */
function shares(text: string, before: readonly number[]): readonly number[] {
  const value = Number(text);
  if (!(value >= 0 && value <= 1) || text.trim() === '') {
    throw new InvalidArgumentError('A share between 0 and 1 is needed.');
  }
  return before === PREVALENCES ? [value] : [...before, value];
}
