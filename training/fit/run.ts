/** A training run from data to model: begun, or taken up where it stopped. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isDeepStrictEqual, promisify } from 'node:util';
import type * as tf from '@tensorflow/tfjs';
import { type Engine, startEngine } from '../backend/engine.ts';
import { cacheFolder } from '../cache-folder.ts';
import { cleanSplit, officialSides, type Sides, sidesOf } from '../dataset/choose-sides.ts';
import { type DataSource, dataSource } from '../dataset/data-source.ts';
import type { Picture } from '../dataset/dataset.ts';
import { groupPictures } from '../dataset/group-pictures.ts';
import { type LoadedPictures, loadPictures } from '../dataset/load-pictures.ts';
import { onePerContent } from '../dataset/one-per-content.ts';
import { openPlaneCache } from '../dataset/plane-cache.ts';
import { requireBothClasses } from '../dataset/scan-dataset.ts';
import { scanDatasets } from '../dataset/scan-datasets.ts';
import { setsWithBothClasses } from '../dataset/sets-with-both-classes.ts';
import { readSplit, type Split, standings, writeSplit } from '../dataset/split.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { loadLayersModel } from '../models/layers-model-files.ts';
import { MODEL_RECIPES } from '../models/model-recipe.ts';
import { describeTransfer, transferWeights } from '../models/transfer.ts';
import { startProgress } from '../progress.ts';
import { type Random, seededRandom } from '../random.ts';
import { picturesPerEpoch } from './batch-jobs.ts';
import type { Example } from './batches.ts';
import { calibrate, regionThreshold } from './calibrate.ts';
import { type EpochResult, loadCheckpoint, START, saveCheckpoint } from './checkpoint.ts';
import { dataHashes } from './data-hashes.ts';
import { type DataWeights, requireKnownNames, trainingLabel, weightOf } from './data-weights.ts';
import { openTrunkCache } from './feature-cache.ts';
import { featureExamples, featureVariants } from './feature-examples.ts';
import { Diverged, type FitPlan, fitModel, type Start } from './fit.ts';
import { fitPlan, usualPart } from './fit-plan.ts';
import { judge } from './judge.ts';
import { makeExamples } from './make-examples.ts';
import { commandOf, type RunConfig, readRunConfig } from './run-config.ts';
import { openRunFolder, type RunFolder } from './run-folder.ts';
import { splitAtTrunk } from './trunk-and-head.ts';

/** `unfinished`: files were skipped, or the run was stopped and can be resumed. */
export type RunEnd = 'all well' | 'unfinished';

const SAVE_EVERY_SECONDS = 120;

/**
 * Begins a run in a new folder.
 *
 * @throws CommandFailure where the folder holds a run already, or the data cannot be trained on
 */
export async function startRun(path: string, asked: RunConfig): Promise<RunEnd> {
  if (existsSync(`${path}/config.json`)) {
    throw wrongUsage(`${path} holds a run already: go on with it by --resume, or name another folder.`);
  }
  const random = seededRandom(asked.seed);
  const data = await readData(asked);
  const { sides, split } = await chooseSides(data.pictures, asked, random);
  const engine = await announceEngine(asked);
  const model = MODEL_RECIPES[asked.model].build(asked.seed);
  const config = { ...asked, part: asked.part ?? usualPart(model, engine.name, asked) };
  if (config.init !== null) {
    for (const line of describeTransfer(await transferWeights(model, config.init))) console.error(line);
  }
  const folder = await openRunFolder(path);
  if (split) await writeSplit(folder.split, split);
  await folder.write('data.json', dataHashes(sides));
  await folder.write('config.json', { ...config, revision: await gitRevision() });
  const start = { position: START, memory: null };
  return run({ config, data, sides, split, folder, engine, model, start, random });
}

/**
 * Goes on with a run from its last checkpoint.
 *
 * @throws CommandFailure where the folder holds no run, or its checkpoint is damaged
 */
export async function resumeRun(path: string): Promise<RunEnd> {
  if (!existsSync(`${path}/config.json`)) throw wrongUsage(`${path} holds no run that could be resumed.`);
  const folder = await openRunFolder(path);
  const config = readRunConfig(await folder.read('config.json'));
  const random = seededRandom(config.seed);
  const data = await readData(config);
  const split = existsSync(folder.split) ? await readSplit(folder.split) : null;
  const sides = split ? sidesOf(data.pictures, split) : officialSides(data.pictures, config.holdOut, random);
  if (
    existsSync(`${path}/data.json`) &&
    !isDeepStrictEqual(await folder.read('data.json'), dataHashes(sides))
  ) {
    console.error('The pictures are not those that this run began with: see its data.json.');
  }
  const engine = await announceEngine(config);
  const { model, ...start } = await loadCheckpoint(folder.checkpoint);
  const { position } = start;
  console.error(`Going on after epoch ${position.epoch}, batch ${position.batch} of the next.`);
  return run({ config, data, sides, split, folder, engine, model, start, random });
}

interface Data {
  readonly pictures: readonly Picture[];
  /** By the name that the pictures bear as their set's. */
  readonly sources: ReadonlyMap<string, DataSource>;
}

async function readData(config: RunConfig): Promise<Data> {
  const sets = await scanDatasets(config.data);
  const pictures = sets.flatMap((set) => set.pictures).filter((picture) => trainingLabel(picture) !== null);
  requireKnownNames(config.weights, pictures);
  requireBothClasses(pictures, config.data.join(', '));
  const sources = new Map<string, DataSource>();
  for (const { name, root } of sets) sources.set(name, await dataSource(root, name));
  return { pictures, sources };
}

async function chooseSides(
  pictures: readonly Picture[],
  config: RunConfig,
  random: Random,
): Promise<{ sides: Sides; split: Split | null }> {
  if (config.split === 'official') {
    const sides = officialSides(pictures, config.holdOut, random);
    requireBothClasses(sides.train, 'The training side');
    if (sides.validation.length > 0) requireBothClasses(sides.validation, 'The validation side');
    return { sides, split: null };
  }
  const split =
    config.split === 'clean' ? cleanSplit(pictures, config.seed, random) : await readSplit(config.split);
  const sides = sidesOf(pictures, split);
  requireBothClasses(sides.train, 'The training side of the split');
  requireBothClasses(sides.validation, 'The validation side of the split');
  return { sides, split };
}

async function announceEngine(config: RunConfig): Promise<Engine> {
  const engine = await startEngine(config.engine);
  console.error(`Engine: ${engine.name}. ${engine.reason}`);
  return engine;
}

interface Run {
  readonly config: RunConfig;
  readonly data: Data;
  readonly sides: Sides;
  readonly split: Split | null;
  readonly folder: RunFolder;
  readonly engine: Engine;
  readonly model: tf.LayersModel;
  readonly start: Start;
  readonly random: Random;
}

async function run({
  config,
  data,
  sides,
  split,
  folder,
  engine,
  model,
  start,
  random,
}: Run): Promise<RunEnd> {
  const { input } = MODEL_RECIPES[config.model];
  const { position } = start;
  const loaded = await load([...sides.train, ...sides.validation, ...sides.calibration], config);
  for (const { picture, reason } of loaded.unreadable) console.error(`Skipped ${picture.path}: ${reason}`);
  const groupOf = groupNumbers(data.pictures, split);
  const withBothClasses = setsWithBothClasses(data.pictures);
  const examplesOf = (pictures: readonly Picture[], weights: DataWeights): Example[] =>
    makeExamples(pictures, loaded.planes, input, weights, groupOf);
  // A presumed class is something to learn from, not to be judged by, nor is a set of one class alone: to know the set
  // would then be to know the class.
  const judgedBy = (pictures: readonly Picture[]): Example[] =>
    examplesOf(
      pictures.filter(({ label, dataset }) => label !== null && withBothClasses.has(dataset)),
      {},
    );
  const examples = {
    train: examplesOf(sides.train, config.weights),
    validation: judgedBy(sides.validation),
  };
  if (examples.train.length === 0) throw nothingDone('None of the training pictures could be read.');
  const plan = fitPlan(config, model, engine.name, examples.train);
  folder.log({
    event: 'start',
    engine: engine.name,
    workers: plan.workers,
    from: { epoch: position.epoch, batch: position.batch },
    train: examples.train.length,
    validation: examples.validation.length,
    skipped: loaded.unreadable.length,
  });
  console.error(
    `${examples.train.length} pictures for training, ${examples.validation.length} for validation, ${loaded.unreadable.length} skipped. Run: ${folder.path}`,
  );

  const remaining =
    picturesPerEpoch(examples.train, plan) * (config.epochs - position.epoch) - position.running.pictures;
  const progress = startProgress('training', remaining);
  const interrupt = listenForInterrupt();
  let saved = performance.now();
  let last = position;
  let secondsWaited = 0;
  let learningRate = 0;
  try {
    const { trunkOnce } = config.fit;
    const learner =
      trunkOnce > 0 ? await pastTrunk(model, examples, plan, trunkOnce) : { model, examples, plan };
    const end = await fitModel(learner.model, learner.examples, learner.plan, start, random, {
      onBatch: ({ epoch, pictures, loss, accuracy, rate, waited }) => {
        learningRate = rate;
        secondsWaited = waited;
        const detail = `epoch ${epoch}/${config.epochs} loss ${loss.toFixed(3)} accuracy ${accuracy.toFixed(3)}`;
        progress.advance(pictures, detail);
      },
      onEpoch: async (result, best) => {
        progress.say(describe(result, best));
        folder.log({
          event: 'epoch',
          ...result,
          learningRate,
          best,
          secondsWaitedForPictures: secondsWaited,
        });
        if (best) await folder.saveModel(model);
      },
      shouldSave: () => performance.now() - saved > SAVE_EVERY_SECONDS * 1000,
      save: async (now, memory) => {
        await saveCheckpoint(folder.checkpoint, { model, position: now, memory });
        last = now;
        saved = performance.now();
      },
      shouldStop: () => interrupt.asked,
    });
    if (end === 'no better') {
      progress.say(`No better epoch for ${config.fit.patience}: the run ends.`);
    }
    if (end === 'stopped') {
      progress.say(`Stopped and saved: go on with  osteoscope train --resume '${folder.path}'`);
      folder.log({ event: 'stopped' });
      return 'unfinished';
    }
  } catch (error) {
    if (error instanceof Diverged) throw nothingDone(error.message);
    throw error;
  } finally {
    interrupt.dispose();
    progress.finish();
  }

  const best = await loadLayersModel(folder.model);
  const calibrationExamples = judgedBy(sides.calibration);
  const judged = await judge(
    best,
    calibrationExamples.length > 0 ? calibrationExamples : examples.validation,
    plan,
  );
  const { calibration, operatingPoints } = calibrate(judged.pictures);
  best.dispose();
  await folder.write('run.json', {
    model: config.model,
    command: commandOf(config),
    seed: config.seed,
    epochs: last.epoch,
    bestEpoch: last.bestEpoch,
    engine: engine.name,
    finished: new Date().toISOString(),
    data: [...data.sources].map(([name, source]) => {
      const pictures = sides.train.filter(
        (picture) =>
          picture.dataset === name &&
          loaded.planes.has(picture.content) &&
          weightOf(picture, config.weights) > 0,
      );
      return {
        ...source,
        pictures: pictures.length,
        fractured: pictures.filter((picture) => picture.label === 'fractured').length,
        groups: new Set(pictures.map((picture) => groupOf.get(picture.content))).size,
      };
    }),
    history: last.history,
    calibration,
    operatingPoints,
    regions: plan.map && { threshold: regionThreshold({ calibration, operatingPoints }) },
  });
  folder.log({ event: 'finished', bestEpoch: last.bestEpoch });
  const kept = examples.validation.length > 0 ? 'best' : 'last';
  console.error(`The ${kept} model is of epoch ${last.bestEpoch}: ${folder.model}`);
  return loaded.unreadable.length > 0 ? 'unfinished' : 'all well';
}

interface Learner {
  readonly model: tf.LayersModel;
  readonly examples: { readonly train: readonly Example[]; readonly validation: readonly Example[] };
  readonly plan: FitPlan;
}

/** What is left to learn behind the frozen trunk; the head's weights are the model's own. */
async function pastTrunk(
  model: tf.LayersModel,
  { train, validation }: Learner['examples'],
  plan: FitPlan,
  variants: number,
): Promise<Learner> {
  const { trunk, head, headInput } = splitAtTrunk(model, plan.layerRates);
  const cache = await openTrunkCache(trunk, plan.input);
  const progress = startProgress('running the trunk', variants * train.length + validation.length);
  const onDone = (): void => progress.advance();
  const { input, engine, workers } = plan;
  const trunkRun = { trunk, input, engine, workers, cache, onDone };
  try {
    return {
      model: head,
      examples: {
        train: await featureVariants(train, variants, plan, trunkRun),
        validation: await featureExamples(validation, trunkRun),
      },
      plan: { ...plan, input: headInput, augmentation: null },
    };
  } finally {
    progress.finish();
  }
}

async function load(pictures: readonly Picture[], { model }: RunConfig): Promise<LoadedPictures> {
  const { input } = MODEL_RECIPES[model];
  const progress = startProgress('reading pictures', onePerContent(pictures).length);
  const cache = openPlaneCache(cacheFolder('pictures'), input);
  try {
    return await loadPictures(pictures, input, {
      cache,
      onProgress: () => progress.advance(),
      onCacheFailure: ({ message }) =>
        progress.say(`Decoded pictures cannot be kept for the next run: ${message}.`),
    });
  } finally {
    progress.finish();
    await cache.close();
  }
}

function groupNumbers(pictures: readonly Picture[], split: Split | null): ReadonlyMap<string, number> {
  if (split) return new Map([...standings(split)].map(([content, { group }]) => [content, group]));
  return new Map(
    groupPictures(pictures).flatMap((group, index) =>
      group.pictures.map((picture): [string, number] => [picture.content, index]),
    ),
  );
}

function describe(result: EpochResult, best: boolean): string {
  const { epoch, loss, accuracy, validationLoss, validationAccuracy, validationGroupAuc, seconds } = result;
  const known = (value: number | null, digits: number): string => value?.toFixed(digits) ?? 'unknown';
  const validation =
    validationLoss === null
      ? 'no validation side'
      : `validation loss ${known(validationLoss, 4)}, accuracy ${known(validationAccuracy, 4)}, AUC by source ${known(validationGroupAuc, 3)}`;
  return [
    `epoch ${epoch}: loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)};`,
    validation,
    `(${Math.round(seconds)} s)${best && validationLoss !== null ? ', the best so far' : ''}`,
  ].join(' ');
}

/** The first ctrl-C asks the run to save and stop; a second one ends the process as usual. */
function listenForInterrupt(): { readonly asked: boolean; dispose(): void } {
  const state = { asked: false };
  const ask = (): void => {
    state.asked = true;
    console.error('\nSaving after this batch; once more to stop at once.');
  };
  process.once('SIGINT', ask);
  process.once('SIGTERM', ask);
  return {
    get asked() {
      return state.asked;
    },
    dispose: () => {
      process.off('SIGINT', ask);
      process.off('SIGTERM', ask);
    },
  };
}

async function gitRevision(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: import.meta.dirname });
    return stdout.trim();
  } catch {
    // Without git, or outside a checkout, a run is as good: it only cannot name its revision.
    return null;
  }
}
