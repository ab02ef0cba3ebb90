import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { gradCam } from '../../src/saliency/grad-cam.ts';
import type { LoadingStep, ReadingStep } from '../../src/worker/protocol.ts';
import { handMadeModel } from '../support/hand-made-model.ts';
import { cpuEngine, modelFilesOf, openRoom, uncancelled } from '../support/open-room.ts';
import { HEIGHT, pictureFile, WIDTH } from '../support/picture-files.ts';

const noEngine = { engine: null };

async function fileOf(name: Parameters<typeof pictureFile>[0]) {
  return { key: name, file: new Blob([new Uint8Array(await pictureFile(name))]) };
}

test('a model is loaded with progress from engine to warm-up, and tells its card and engine', async () => {
  const { reader } = openRoom();
  const steps: LoadingStep[] = [];
  const loaded = await reader.load('a', {
    ...noEngine,
    ...uncancelled(),
    onProgress: (step) => steps.push(step),
  });
  expect(loaded.card.name).toBe('Hand-made model');
  expect(loaded.engine.name).toBe('cpu');
  expect(steps[0]).toEqual({ step: 'engine' });
  expect(steps.filter(({ step }) => step === 'download').at(-1)).toEqual({ step: 'download', part: 1 });
  expect(steps.at(-1)).toEqual({ step: 'warm-up' });
});

test('a file is read as the classifier itself reads it, with its picture and the time of each step', async () => {
  const { reader } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const steps: ReadingStep[] = [];
  const reading = await reader.read(await fileOf('grey.png'), {
    ...uncancelled(),
    onStep: (step) => steps.push(step),
  });

  const classifier = await loadClassifier(modelFilesOf(handMadeModel()));
  const radiograph = await decodeRadiograph(await pictureFile('grey.png'), nodeRasterDecoder);
  expect(reading.finding).toEqual(await classifier.read(radiograph));
  classifier.dispose();

  expect(steps).toEqual(['decode', 'infer', 'draw']);
  expect(reading.size).toEqual({ width: WIDTH, height: HEIGHT });
  expect(reading.picture.levels[0].pixels).toEqual(radiograph.pixels);
  expect(reading.thumbnail.width).toBeGreaterThan(reading.thumbnail.height);
  expect(reading.source.format).toBe('png');
  expect(reading.milliseconds.decode).toBeGreaterThan(0);
  expect(reading.milliseconds.infer).toBeGreaterThan(0);
});

test('an explanation is the map that Grad-CAM itself gives, whether or not the room still holds the radiograph', async () => {
  const { reader } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const file = await fileOf('grey.jpg');
  const cold = await reader.explain(file, { method: 'grad-cam', ...uncancelled() });
  await reader.read(file, uncancelled());
  const held = await reader.explain(file, { method: 'grad-cam', ...uncancelled() });

  const classifier = await loadClassifier(modelFilesOf(handMadeModel()));
  const radiograph = await decodeRadiograph(await pictureFile('grey.jpg'), nodeRasterDecoder);
  const expected = await gradCam(classifier, radiograph);
  classifier.dispose();
  expect(cold.map).toEqual(expected);
  expect(held.map).toEqual(expected);
  expect(Math.max(...expected.values)).toBe(1);
});

test('a slow explanation tells how far it is, lets others go first, and stops when it is no longer wanted', async () => {
  const { reader } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const file = await fileOf('grey.jpg');
  const order: string[] = [];
  const parts: number[] = [];
  const slow = reader
    .explain(file, { method: 'occlusion', ...uncancelled(), onProgress: (part) => parts.push(part) })
    .then(({ map }) => {
      order.push('occlusion');
      return map;
    });
  await reader.read(await fileOf('grey.png'), uncancelled()).then(() => order.push('read'));
  const map = await slow;
  expect(order).toEqual(['read', 'occlusion']);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(parts.at(-1)).toBe(1);
  expect(Math.max(...map.values)).toBe(1);

  const controller = new AbortController();
  const stopped = reader.explain(file, {
    method: 'occlusion',
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  });
  await expect(stopped).rejects.toThrow('enough');
});

test('a picture can be drawn again without being read', async () => {
  const { reader } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const file = await fileOf('grey.png');
  const { picture } = await reader.read(file, uncancelled());
  expect(await reader.show({ ...file, key: 'another' }, uncancelled())).toEqual(picture);
});

test('jobs are served one after another, in their order', async () => {
  const { reader, replies } = openRoom();
  const load = reader.load('a', { ...noEngine, ...uncancelled() });
  const first = reader.read(await fileOf('grey.png'), uncancelled());
  const second = reader.read(await fileOf('grey.jpg'), uncancelled());
  await Promise.all([load, first, second]);
  const jobs = replies.map((reply) => ('job' in reply ? reply.job : 0));
  expect(jobs).toEqual(jobs.toSorted((a, b) => a - b));
  expect(new Set(jobs)).toEqual(new Set([1, 2, 3]));
});

test('a job that waits and is cancelled is never begun, and those behind it go on', async () => {
  const { reader, replies } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const cancellation = new AbortController();
  const png = await fileOf('grey.png');
  const jpeg = await fileOf('grey.jpg');
  const first = reader.read(png, uncancelled());
  const cancelled = reader.read(jpeg, { signal: cancellation.signal });
  const third = reader.read(png, uncancelled());
  cancellation.abort();
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  await Promise.all([first, third]);
  expect(replies.filter((reply) => 'job' in reply && reply.job === 3)).toEqual([]);
});

test('a job that runs and is cancelled stops before its next step and delivers nothing', async () => {
  const { reader, replies } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const cancellation = new AbortController();
  const file = await fileOf('grey.png');
  const cancelled = reader.read(file, {
    signal: cancellation.signal,
    onStep: () => cancellation.abort(),
  });
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  await reader.read(file, uncancelled());
  const said = replies.filter((reply) => 'job' in reply && reply.job === 2);
  expect(said).toEqual([{ type: 'reading', job: 2, step: 'decode' }]);
});

test('a job whose signal is aborted already is not even sent', async () => {
  const { reader, opened } = openRoom();
  const signal = AbortSignal.abort();
  await expect(reader.load('a', { ...noEngine, signal })).rejects.toMatchObject({ name: 'AbortError' });
  expect(opened()).toBe(0);
});

test('a file that cannot be read fails with name, reason and sentence, and the next one is read', async () => {
  const { reader } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const grey = await fileOf('grey.png');
  const empty = reader.read({ key: 'empty', file: new Blob([]) }, uncancelled());
  const next = reader.read(grey, uncancelled());
  await expect(empty).rejects.toMatchObject({
    failure: { name: 'UnreadableRadiograph', reason: 'empty', message: 'This file is empty.' },
  });
  await expect(next).resolves.toMatchObject({ size: { width: WIDTH } });
});

test('a file is not read before a model is there', async () => {
  const { reader } = openRoom();
  await expect(reader.read(await fileOf('grey.png'), uncancelled())).rejects.toMatchObject({
    failure: { name: 'NoModel' },
  });
});

test('a model whose file is missing fails by its reason, and can be loaded later', async () => {
  const { 'weights-1.bin': _, ...incomplete } = handMadeModel();
  let files = modelFilesOf(incomplete);
  const { reader } = openRoom({ modelFiles: () => files });
  await expect(reader.load('a', { ...noEngine, ...uncancelled() })).rejects.toMatchObject({
    failure: { name: 'UnusableModel', reason: 'missing' },
  });
  files = modelFilesOf(handMadeModel());
  await expect(reader.load('a', { ...noEngine, ...uncancelled() })).resolves.toBeDefined();
});

test('what nobody foresaw is said as such, with what is known of it', async () => {
  const { reader } = openRoom({
    startEngine: async () => {
      throw new TypeError('x is not a function');
    },
  });
  await expect(reader.load('a', { ...noEngine, ...uncancelled() })).rejects.toMatchObject({
    failure: {
      name: 'Unexpected',
      message: 'Something went wrong that should not have (TypeError: x is not a function).',
    },
  });
});

test('when the room dies its jobs are rejected, and the next call opens a new one', async () => {
  const room = openRoom();
  const { reader } = room;
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const heard: string[] = [];
  reader.onBreak((reason) => heard.push(reason));
  const file = await fileOf('grey.png');
  const jobs = [
    reader.read(file, uncancelled()),
    reader.explain(file, { method: 'grad-cam', ...uncancelled() }),
  ];
  room.cut('The worker stopped.');
  for (const job of jobs) {
    await expect(job).rejects.toMatchObject({
      failure: { name: 'ReaderBroken', message: 'The worker stopped.' },
    });
  }
  expect(heard).toEqual(['The worker stopped.']);
  await reader.load('a', { ...noEngine, ...uncancelled() });
  await expect(reader.read(file, uncancelled())).resolves.toBeDefined();
  expect(room.opened()).toBe(2);
});

test('a room that says its engine is gone is left like one that died', async () => {
  const room = openRoom();
  const { reader } = room;
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const broken = new Promise((resolve) => reader.onBreak(resolve));
  room.say({ type: 'broken', reason: 'The graphics card was taken away from the page.' });
  await expect(broken).resolves.toBe('The graphics card was taken away from the page.');
  await expect(reader.read(await fileOf('grey.png'), uncancelled())).rejects.toMatchObject({
    failure: { name: 'NoModel' },
  });
});

test('reading, explaining and loading anew leave no tensors behind', async () => {
  const { reader } = openRoom();
  await cpuEngine(null);
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const file = await fileOf('grey.png');
  await reader.read(file, uncancelled());
  await reader.explain(file, { method: 'grad-cam', ...uncancelled() });
  const before = tf.memory().numTensors;
  for (let time = 0; time < 3; time++) {
    await reader.read(file, uncancelled());
    await reader.explain(file, { method: 'grad-cam', ...uncancelled() });
  }
  await reader.load('a', { ...noEngine, ...uncancelled() });
  expect(tf.memory().numTensors).toBe(before);
});

test('an explanation under way ends with the model that it began with, though another one is loaded meanwhile', async () => {
  const { reader } = openRoom();
  await reader.load('a', { ...noEngine, ...uncancelled() });
  const file = await fileOf('grey.jpg');
  const before = tf.memory().numTensors;
  const alone = await reader.explain(file, { method: 'occlusion', ...uncancelled() });
  const parts: number[] = [];
  const slow = reader.explain(file, {
    method: 'occlusion',
    ...uncancelled(),
    onProgress: (part) => parts.push(part),
  });
  await reader.load('b', { ...noEngine, ...uncancelled() });
  expect(parts.at(-1) ?? 0).toBeLessThan(1);
  expect((await slow).map).toEqual(alone.map);
  await reader.read(file, uncancelled());
  expect(tf.memory().numTensors).toBe(before);
});
