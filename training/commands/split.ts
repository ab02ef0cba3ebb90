/** `split`: parts several data sets at once into sides that share no source picture. */

import { extname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readAudit } from '../dataset/audit/audit-result.ts';
import { groupSources } from '../dataset/group-sources.ts';
import { DEFAULT_HOLDOUT, FEWEST_FOLDS, foldSplits, holdoutSplit } from '../dataset/joint-split.ts';
import { scanDatasets } from '../dataset/scan-datasets.ts';
import { SIDES, type Side, writeSplit } from '../dataset/split.ts';
import type { Shares } from '../dataset/split-by-group.ts';
import { seededRandom } from '../random.ts';
import { counted } from '../report/number-text.ts';
import { countSplit, missingClasses, overlargeGroups, splitText } from '../report/split-text.ts';
import { standardOutput } from '../standard-output.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';
import { wholeNumber, wholeNumberFrom } from './option-values.ts';

interface SplitOptions {
  readonly out: string;
  readonly audit?: string;
  readonly seed: number;
  readonly holdout: Shares<Side>;
  readonly folds?: number;
}

export const split: MakeCommand = () =>
  new Command('split')
    .description(
      'Parts all given sets at once into train, validation, calibration and test, so that no source picture stands on two sides, evenly by class and set. The file names pictures by the hash of their bytes; "train" and "evaluate" take it as --split.',
    )
    .argument('<folders...>', 'folders of pictures')
    .requiredOption('--out <file>', 'where to write the split; folds go to <file>-1.json, <file>-2.json, …')
    .option(
      '--audit <file>',
      'audit.json over the same folders; without it, names and equal content tell sources',
    )
    .addOption(
      new Option('--holdout <shares>', 'shares of train, validation, calibration and test')
        .argParser(sharesOf)
        .default(DEFAULT_HOLDOUT, Object.values(DEFAULT_HOLDOUT).join(',')),
    )
    .addOption(
      new Option(
        '--folds <k>',
        `k splits instead, in which each picture is tested once (at least ${FEWEST_FOLDS})`,
      )
        .argParser(wholeNumberFrom(FEWEST_FOLDS))
        .conflicts('holdout'),
    )
    .option('--seed <n>', 'the same seed and pictures give the same split', wholeNumber, 1)
    .action(async (folders: readonly string[], options: SplitOptions) => {
      const datasets = await scanDatasets(folders.map(workingPath));
      const audit = options.audit === undefined ? null : await readAudit(workingPath(options.audit));
      const sources = await groupSources(datasets, audit);
      if (!audit) {
        console.error(
          'No --audit: copies are told by file names and equal bytes only; turned or recompressed ones under other names may stand on two sides.',
        );
      }
      const pictures = datasets.flatMap((dataset) => dataset.pictures);
      const random = seededRandom(options.seed);
      const splits = options.folds
        ? foldSplits(sources, options.folds, options.seed, random)
        : [holdoutSplit(sources, options.holdout, options.seed, random)];
      for (const sentence of overlargeGroups(sources.groups)) console.error(sentence);
      const out = workingPath(options.out);
      const output = standardOutput();
      for (const [index, made] of splits.entries()) {
        const path = splits.length > 1 ? numbered(out, index + 1) : out;
        await writeSplit(path, made);
        const cells = countSplit(made, pictures);
        await output.line(`${path}: ${counted(made.groups.length, 'group')}, ${made.method}`);
        await output.line(`${splitText(cells)}\n`);
        for (const sentence of missingClasses(cells)) console.error(sentence);
      }
    });

function numbered(path: string, number: number): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}-${number}${extension}`;
}

function sharesOf(text: string): Shares<Side> {
  const shares = text.split(/[,/]/).map(Number);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.length !== SIDES.length || !shares.every((share) => share >= 0) || Math.abs(sum - 1) > 1e-6) {
    throw new InvalidArgumentError(
      'Four shares that add up to 1 are needed, for train, validation, calibration and test, such as 0.6,0.1,0.1,0.2.',
    );
  }
  const [train = 0, validation = 0, calibration = 0, test = 0] = shares;
  return { train, validation, calibration, test };
}
