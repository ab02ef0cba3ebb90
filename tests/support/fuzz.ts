/** Puts many made-up cases to a piece of code: each must be over soon, and together they must leave nothing behind. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect } from 'vitest';

const LONGEST_MS = 5000;
/** What engines keep for themselves; a picture kept a case would be hundreds of times as much. */
const MOST_GROWTH = 24e6;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * Runs two thirds of the cases after the memory has been looked at, so that what is loaded once does not count.
 *
 * @param runs how many cases; the same ones every time
 * @param judge throws, as by an expectation, where the code did not do what it should
 */
export async function fuzz<T>(
  cases: fc.Arbitrary<T>,
  runs: number,
  judge: (given: T) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(cases, async (given) => {
    const start = performance.now();
    await judge(given);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  });
  const part = (seed: number, numRuns: number) => fc.assert(property, { numRuns, seed, endOnFailure: true });
  await part(7, Math.ceil(runs / 3));
  const before = await memory();
  await part(8, runs - Math.ceil(runs / 3));
  expect((await memory()) - before).toBeLessThan(MOST_GROWTH);
}

async function memory(): Promise<number> {
  collectGarbage();
  // Finalizers of streams and buffers run between tasks.
  await new Promise((resolve) => setTimeout(resolve, 50));
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
