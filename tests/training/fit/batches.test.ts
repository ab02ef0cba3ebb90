import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { FULL_AUGMENTATION } from '../../../training/dataset/augmentation/augmentation.ts';
import { batchJobs } from '../../../training/fit/batch-jobs.ts';
import {
  type BatchPlan,
  disposeBatch,
  type Example,
  epochOrder,
  makeBatch,
} from '../../../training/fit/batches.ts';
import { drawPlanes } from '../../../training/fit/draw-planes.ts';
import { seededRandom } from '../../../training/random.ts';

const input = { width: 32, height: 24, channels: 3 as const, mean: 0.5, deviation: 0.25, margin: 0 };
const plan: BatchPlan = { input, augmentation: null, map: { width: 4, height: 3 }, seed: 7 };

function example(facts: Partial<Example> = {}): Example {
  const grey = Uint8Array.from({ length: input.width * input.height }, (_, pixel) => (pixel * 7) % 256);
  return { grey, label: 1, weight: 1, regions: null, group: 0, ...facts };
}

const leftHalf = { left: 0, top: 0, width: 0.5, height: 1, polygons: [] };

beforeAll(async () => {
  await startEngine('wasm');
});

test('a batch holds normalised pictures, labels, masks and what each of them weighs', async () => {
  const before = tf.memory().numTensors;
  const examples = [
    example({ regions: [leftHalf], weight: 0.5 }),
    example({ label: 0, regions: [] }),
    example({ label: null }),
  ];
  const batch = await makeBatch(examples, [0, 1, 2], 1, plan);
  expect(batch.size).toBe(3);
  expect(batch.pictures.shape).toEqual([3, 24, 32, 3]);
  const [first, second, third, fourth] = await batch.pictures.data();
  expect([first, second, third]).toEqual([-2, -2, -2]);
  expect(fourth).toBeCloseTo((7 / 255 - 0.5) / 0.25, 6);
  expect([...(await batch.labels.data())]).toEqual([1, 0, 0]);
  expect([...(await batch.labelWeights.data())]).toEqual([0.5, 1, 0]);
  expect(batch.masks?.shape).toEqual([3, 3, 4, 1]);
  const masks = [...((await batch.masks?.data()) ?? [])];
  expect(masks.slice(0, 12)).toEqual([1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0]);
  expect(masks.slice(12).every((cell) => cell === 0)).toBe(true);
  expect([...((await batch.maskWeights?.data()) ?? [])]).toEqual([0.5, 1, 0]);
  disposeBatch(batch);
  expect(tf.memory().numTensors).toBe(before);
});

test('without a map there are no masks', async () => {
  const batch = await makeBatch([example({ regions: [leftHalf] })], [0], 1, { ...plan, map: null });
  expect(batch.masks).toBeNull();
  expect(batch.maskWeights).toBeNull();
  disposeBatch(batch);
});

test('seed, epoch and example decide what a picture looks like, whatever else is in its batch', async () => {
  const examples = [example({ regions: [leftHalf] }), example({ regions: [] }), example()];
  const full = { ...plan, augmentation: FULL_AUGMENTATION };
  const size = input.width * input.height;
  const together = await drawPlanes(examples, [0, 1, 2], 3, full);
  const alone = await drawPlanes(examples, [1], 3, full);
  expect(together.pictures.subarray(size, 2 * size)).toEqual(alone.pictures);
  expect(together.masks?.subarray(12, 24)).toEqual(alone.masks);
  expect((await drawPlanes(examples, [1], 4, full)).pictures).not.toEqual(alone.pictures);
  expect((await drawPlanes(examples, [1], 3, { ...full, seed: 8 })).pictures).not.toEqual(alone.pictures);
});

test('an epoch takes so many pictures of a source at most, and others the next time', () => {
  const examples = [...Array(200).fill({ group: 1 }), ...Array(3).fill({ group: 2 }), { group: 3 }];
  const random = seededRandom(1);
  const first = epochOrder(examples, 4, 1, random);
  const second = epochOrder(examples, 4, 2, random);
  const groups = (order: number[]): number[] => order.map((index) => examples[index].group).sort();
  expect(groups(first)).toEqual([1, 1, 1, 1, 2, 2, 2, 3]);
  expect(groups(second)).toEqual(groups(first));
  expect([...second].sort()).not.toEqual([...first].sort());
  expect(epochOrder(examples, 4, 1, random)).toEqual(first);
  expect(epochOrder(examples, null, 1, random)).toHaveLength(204);
});

test('the batches after a position are the last ones of the whole run', () => {
  const examples = Array.from({ length: 10 }, (_, group) => ({ group }));
  const jobPlan = { epochs: 3, batchSize: 4, perGroup: null };
  const all = [...batchJobs(examples, jobPlan, { epoch: 0, batch: 0 }, seededRandom(5))];
  expect(all.map(({ epoch, batch, chosen }) => [epoch, batch, chosen.length])).toEqual([
    [1, 0, 4],
    [1, 1, 4],
    [1, 2, 2],
    [2, 0, 4],
    [2, 1, 4],
    [2, 2, 2],
    [3, 0, 4],
    [3, 1, 4],
    [3, 2, 2],
  ]);
  const rest = [...batchJobs(examples, jobPlan, { epoch: 1, batch: 2 }, seededRandom(5))];
  expect(rest).toEqual(all.slice(5));
});
