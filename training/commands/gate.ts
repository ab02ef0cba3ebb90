/** `gate`: teaches a trained model to tell bone radiographs from other pictures. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { Command } from 'commander';
import { admission } from '../../src/classifier/input-gate.ts';
import type { InputGate } from '../../src/classifier/model-card.ts';
import { type EngineChoice, startEngine } from '../backend/engine.ts';
import { cacheFolder } from '../cache-folder.ts';
import { sidesOf } from '../dataset/choose-sides.ts';
import type { Picture } from '../dataset/dataset.ts';
import { loadPictures } from '../dataset/load-pictures.ts';
import { type GateSide, notBonesOn } from '../dataset/not-bones.ts';
import { openPlaneCache } from '../dataset/plane-cache.ts';
import { scanDataset } from '../dataset/scan-dataset.ts';
import { scanDatasets } from '../dataset/scan-datasets.ts';
import { readSplit } from '../dataset/split.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { openTrunkCache } from '../fit/feature-cache.ts';
import { featureExamples } from '../fit/feature-examples.ts';
import { fitGate } from '../fit/fit-gate.ts';
import { readRunConfig } from '../fit/run-config.ts';
import { HIGHEST, trunkTo } from '../fit/trunk-and-head.ts';
import { loadLayersModel } from '../models/layers-model-files.ts';
import { MODEL_RECIPES } from '../models/model-recipe.ts';
import { startProgress } from '../progress.ts';
import { counted } from '../report/number-text.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';
import { engineOption, wholeNumberFrom } from './option-values.ts';

interface GateOptions {
  readonly data: readonly string[];
  readonly split: string;
  readonly notBone: string;
  readonly most?: number;
  readonly engine: EngineChoice;
}

/** Threads that run the trunk. */
const WORKERS = 2;

export const gate: MakeCommand = () =>
  new Command('gate')
    .description(
      "Teaches a trained model to tell bone radiographs from other pictures, and writes that into the run's run.json. Weights come from the training side, the threshold from the validation side, so that of no set too many are refused.",
    )
    .argument('<run>', "a finished run's folder")
    .requiredOption('--data <folders...>', 'bone radiographs')
    .requiredOption('--split <file>', 'their split')
    .requiredOption(
      '--not-bone <folder>',
      'other pictures, in folders by kind; half of them are used, the others left to evaluate',
    )
    .option('--most <n>', 'most bone radiographs of a set and side (default: all)', wholeNumberFrom(1))
    .addOption(engineOption())
    .action(async (run: string, options: GateOptions) => {
      const folder = workingPath(run);
      const read = async (name: string): Promise<unknown> =>
        JSON.parse(
          await readFile(join(folder, name), 'utf8').catch((cause: Error) => {
            throw wrongUsage(`${folder} is no finished run: ${cause.message}.`);
          }),
        );
      const record = await read('run.json');
      const { input, gateLayer } = MODEL_RECIPES[readRunConfig(await read('config.json')).model];
      if (gateLayer === null) throw wrongUsage('This model has no layer that a gate could look at.');
      const { name: engine } = await startEngine(options.engine);
      const model = await loadLayersModel(join(folder, 'model'));
      const trunk = trunkTo(model, gateLayer);
      const [, height, width, channels] = trunk.outputs[0]?.shape ?? [];
      if (!height || !width || !channels) throw wrongUsage(`The layer ${gateLayer} gives no picture.`);
      const features = await openTrunkCache(trunk, input);
      const planes = openPlaneCache(cacheFolder('pictures'), input);

      const meansOf = async (pictures: readonly Picture[], what: string): Promise<Float32Array[]> => {
        const loaded = await loadPictures(pictures, input, { cache: planes });
        const examples = [...loaded.planes.values()].map(({ grey }) => ({
          grey,
          label: null,
          weight: 0,
          regions: null,
          group: 0,
        }));
        const progress = startProgress(`running the trunk on ${what}`, examples.length);
        const run = {
          trunk,
          input,
          engine,
          workers: WORKERS,
          cache: features,
          onDone: () => progress.advance(),
        };
        const found = await featureExamples(examples, run);
        progress.finish();
        return found.map(({ grey }) => channelMeans(grey, channels));
      };

      const split = await readSplit(workingPath(options.split));
      const datasets = await scanDatasets(options.data.map(workingPath));
      const sides = sidesOf(
        datasets.flatMap(({ pictures }) => pictures),
        split,
      );
      const bonesOn = async (side: 'train' | 'validation'): Promise<[string, Float32Array[]][]> => {
        const found: [string, Float32Array[]][] = [];
        for (const { name } of datasets) {
          const own = sides[side].filter(({ dataset }) => dataset === name);
          const few = evenly(own, options.most ?? own.length);
          found.push([name, await meansOf(few, `bones of ${name} for ${side}`)]);
        }
        return found;
      };
      const others = await scanDataset(workingPath(options.notBone));
      const othersOn = async (side: GateSide): Promise<[string, Float32Array[]][]> => {
        const found: [string, Float32Array[]][] = [];
        for (const [kind, pictures] of notBonesOn(side, others))
          found.push([kind, await meansOf(pictures, kind)]);
        return found;
      };
      const teaching = {
        bones: (await bonesOn('train')).map(([, means]) => means),
        others: (await othersOn('train')).map(([, means]) => means),
      };
      const validation = await bonesOn('validation');
      const judged = [...validation, ...(await othersOn('validation'))];
      await planes.close();
      const inputGate: InputGate = {
        features: gateLayer,
        ...fitGate(
          teaching,
          validation.map(([, means]) => means),
        ),
      };
      for (const [kind, means] of judged) {
        console.error(
          `${kind} on the validation side: ${counted(means.filter((row) => admission(row, inputGate).kind === 'refused').length, 'picture')} of ${means.length} refused`,
        );
      }
      if (typeof record !== 'object' || record === null)
        throw nothingDone(`${join(folder, 'run.json')} is no object.`);
      await writeFile(join(folder, 'run.json'), `${JSON.stringify({ ...record, inputGate }, null, 2)}\n`);
      tf.dispose(model.getWeights());
    });

/** @param bytes 255 for the highest feature, channels last */
function channelMeans(bytes: Uint8Array, channels: number): Float32Array {
  const sums = new Float64Array(channels);
  for (let at = 0; at < bytes.length; at++)
    sums[at % channels] = (sums[at % channels] ?? 0) + (bytes[at] ?? 0);
  return Float32Array.from(sums, (sum) => (sum / (bytes.length / channels)) * (HIGHEST / 255));
}

function evenly<T>(things: readonly T[], most: number): T[] {
  const step = Math.max(1, things.length / most);
  return Array.from(
    { length: Math.min(most, things.length) },
    (_, index) => things[Math.floor(index * step)],
  ).flatMap((thing) => thing ?? []);
}
