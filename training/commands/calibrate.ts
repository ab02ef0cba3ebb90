/** `calibrate`: finds a trained model's probabilities, operating points and regions, on pictures it was not fitted to. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Classifier } from '../../src/classifier/classifier.ts';
import type { EvidenceMap } from '../../src/classifier/finding.ts';
import { type EngineChoice, startEngine } from '../backend/engine.ts';
import { scanDatasets } from '../dataset/scan-datasets.ts';
import { setsWithBothClasses } from '../dataset/sets-with-both-classes.ts';
import { readSplit } from '../dataset/split.ts';
import { choosePictures, type KnownPicture } from '../evaluation/choose-pictures.ts';
import { chooseRegionRules, type DrawnPicture } from '../evaluation/choose-region-rules.ts';
import { boxesOf } from '../evaluation/evaluate-model.ts';
import { judgePictures } from '../evaluation/judge-pictures.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { runClassifier } from '../export/run-classifier.ts';
import { calibrate } from '../fit/calibrate.ts';
import { startProgress } from '../progress.ts';
import { counted, decimal } from '../report/number-text.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';
import { engineOption } from './option-values.ts';

interface CalibrateOptions {
  readonly data: readonly string[];
  readonly split: string;
  readonly engine: EngineChoice;
}

export const calibrateCommand: MakeCommand = () =>
  new Command('calibrate')
    .description(
      "Finds temperature, bias and operating points on the split's calibration side and the rules for regions on its validation side, and writes them into the run's run.json. Sets with both classes count alone.",
    )
    .argument('<run>', "a finished run's folder")
    .requiredOption('--data <folders...>', 'folders of labelled pictures')
    .requiredOption('--split <file>', 'their split')
    .addOption(engineOption())
    .action(async (run: string, options: CalibrateOptions) => {
      const folder = workingPath(run);
      const path = join(folder, 'run.json');
      const record: unknown = JSON.parse(
        await readFile(path, 'utf8').catch((cause: Error) => {
          throw wrongUsage(`${folder} is no finished run: ${cause.message}.`);
        }),
      );
      if (typeof record !== 'object' || record === null) throw nothingDone(`${path} is no object.`);
      const split = await readSplit(workingPath(options.split));
      const datasets = await scanDatasets(options.data.map(workingPath));
      const judgeable = setsWithBothClasses(datasets.flatMap(({ pictures }) => pictures));
      const on = (side: 'calibration' | 'validation'): readonly KnownPicture[] =>
        choosePictures(datasets, { split, side }).pictures.filter(({ picture }) =>
          judgeable.has(picture.dataset),
        );
      await startEngine(options.engine);
      const classifier = await runClassifier(folder);
      const judged = await read(classifier, on('calibration'));
      const { calibration, operatingPoints } = calibrate(judged);
      const regions = classifier.card.graph.evidence
        ? chooseRegionRules(await drawnOn(classifier, on('validation')), calibration)
        : null;
      classifier.dispose();
      await writeFile(
        path,
        `${JSON.stringify({ ...record, calibration, operatingPoints, regions }, null, 2)}\n`,
      );
      const { temperature, bias, prevalence } = calibration;
      console.error(
        `${counted(judged.length, 'picture')}: temperature ${decimal(temperature)}, bias ${decimal(bias)}, share of the fractured ${prevalence === null ? 'not known' : decimal(prevalence)}; called fractured from ${decimal(operatingPoints.balanced.threshold)}.`,
      );
      if (regions) {
        console.error(
          `Regions: cells from ${decimal(regions.threshold)}, edge ${regions.edge ?? 'of whole cells'}, sides of at least ${regions.smallestSide}.`,
        );
      }
    });

async function read(classifier: Classifier, pictures: readonly KnownPicture[]) {
  const progress = startProgress('reading the calibration side', pictures.length);
  const { judged, unjudged } = await judgePictures(classifier, pictures, {
    onProgress: () => progress.advance(),
  });
  progress.finish();
  for (const { picture, reason } of unjudged) console.error(`Skipped ${picture.path}: ${reason}`);
  return judged;
}

/** Those of sets in which fractures were drawn, with their maps. */
async function drawnOn(classifier: Classifier, pictures: readonly KnownPicture[]): Promise<DrawnPicture[]> {
  const drawn = new Set(
    pictures.flatMap(({ picture }) => (picture.regions?.length ? [picture.dataset] : [])),
  );
  const known = pictures.filter(({ picture }) => drawn.has(picture.dataset));
  const progress = startProgress('reading the validation side', known.length);
  const maps = new Map<string, EvidenceMap>();
  const { unjudged } = await judgePictures(classifier, known, {
    onProgress: () => progress.advance(),
    onMap: (content, map) => maps.set(content, map),
  });
  progress.finish();
  for (const { picture, reason } of unjudged) console.error(`Skipped ${picture.path}: ${reason}`);
  return known.flatMap(({ picture, fractured }) => {
    const map = maps.get(picture.content);
    const boxes = boxesOf(picture, fractured);
    return map && boxes ? [{ map, boxes }] : [];
  });
}
