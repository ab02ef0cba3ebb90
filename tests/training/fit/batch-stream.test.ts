import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildProgram } from '../../../scripts/build-program.mjs';
import { FULL_AUGMENTATION } from '../../../training/dataset/augmentation/augmentation.ts';
import type { BatchJob } from '../../../training/fit/batch-jobs.ts';
import { type DrawnBatch, openBatchStream } from '../../../training/fit/batch-stream.ts';
import { seededRandom } from '../../../training/random.ts';

const input = { width: 64, height: 48, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };
const plan = { input, augmentation: FULL_AUGMENTATION, map: { width: 4, height: 3 }, seed: 3 };
const region = { left: 0.4, top: 0.3, width: 0.1, height: 0.1, polygons: [] };

const examples = Array.from({ length: 6 }, (_, index) => {
  const random = seededRandom(index);
  const grey = new Uint8Array(new SharedArrayBuffer(input.width * input.height));
  for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = random.integer(256);
  return { grey, regions: index % 2 === 0 ? [region] : [] };
});

const jobs: readonly BatchJob[] = Array.from({ length: 9 }, (_, batch) => ({
  epoch: 1 + Math.floor(batch / 3),
  batch: batch % 3,
  chosen: [(batch * 2) % 6, (batch * 2 + 1) % 6],
}));

const workerFile = async (): Promise<string> =>
  fileURLToPath(new URL('batch-worker.js', await buildProgram()));

async function all(stream: ReturnType<typeof openBatchStream>): Promise<DrawnBatch[]> {
  const drawn: DrawnBatch[] = [];
  for (let batch = await stream.next(); batch; batch = await stream.next()) drawn.push(batch);
  await stream.close();
  return drawn;
}

test('threads draw the very bytes that this thread draws, in order', async () => {
  const plain = await all(openBatchStream(examples, jobs.values(), plan, { threads: 0 }));
  const threaded = await all(
    openBatchStream(examples, jobs.values(), plan, { threads: 2, ahead: 3, workerFile: await workerFile() }),
  );
  expect(plain.map(({ job }) => job)).toEqual(jobs);
  expect(threaded).toEqual(plain);
});

test('no more batches than asked for are drawn ahead', async () => {
  let drawn = 0;
  const counted = (function* () {
    for (const job of jobs) {
      drawn++;
      yield job;
    }
    return undefined;
  })();
  const stream = openBatchStream(examples, counted, plan, {
    threads: 1,
    ahead: 2,
    workerFile: await workerFile(),
  });
  expect(drawn).toBe(2);
  await stream.next();
  expect(drawn).toBe(3);
  await stream.close();
});

test('a batch that cannot be drawn fails when it is asked for, and the ones before it are there', async () => {
  const wrong = [...jobs.slice(0, 1), { epoch: 1, batch: 1, chosen: [99] }].values();
  const stream = openBatchStream(examples, wrong, plan, { threads: 1, workerFile: await workerFile() });
  expect((await stream.next())?.job).toEqual(jobs[0]);
  await expect(stream.next()).rejects.toThrow('There is no example 99 among 6.');
  await stream.close();
});
