/** Seeded random numbers. */

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../training/random.ts';

const many = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('a seeded random stream', () => {
  it('never changes from one version to the next', () => {
    const random = seededRandom(42);
    expect([random.integer(1000), random.integer(1000), random.uniform()]).toMatchInlineSnapshot(`
      [
        730,
        648,
        0.054481226717901454,
      ]
    `);
  });

  it('repeats itself for the same seed and differs for the next', () => {
    const first = many(20, seededRandom(7).uniform);
    expect(many(20, seededRandom(7).uniform)).toEqual(first);
    expect(many(20, seededRandom(8).uniform)).not.toEqual(first);
  });

  it('spreads evenly over [0, 1) and over the whole numbers below a bound', () => {
    const random = seededRandom(1);
    const uniform = many(50_000, random.uniform);
    expect(Math.min(...uniform.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform.slice(0, 10_000))).toBeLessThan(1);
    expect(mean(uniform)).toBeCloseTo(0.5, 2);
    const counts = [0, 0, 0, 0, 0];
    for (let draw = 0; draw < 50_000; draw++) {
      const value = random.integer(5);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('draws normal numbers of mean 0 and variance 1', () => {
    const normal = many(50_000, seededRandom(2).normal);
    expect(Math.abs(mean(normal))).toBeLessThan(0.02);
    expect(mean(normal.map((value) => value * value))).toBeCloseTo(1, 1);
  });

  it('shuffles a copy and keeps every item', () => {
    const items = many(100, () => 0).map((_, index) => index);
    const shuffled = seededRandom(3).shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
    expect(items[0]).toBe(0);
  });

  it('forks by label alone, whatever was drawn before', () => {
    const fresh = seededRandom(4);
    const used = seededRandom(4);
    many(10, used.uniform);
    expect(many(5, used.fork('noise').uniform)).toEqual(many(5, fresh.fork('noise').uniform));
    expect(fresh.fork('noise').uniform()).not.toBe(fresh.fork('shape').uniform());
    expect(fresh.fork(1).fork(2).uniform()).not.toBe(fresh.fork(12).uniform());
  });

  it('refuses a seed that is no number and an empty range', () => {
    expect(() => seededRandom(Number.NaN)).toThrow('finite');
    expect(() => seededRandom(1).integer(0)).toThrow(RangeError);
  });
});
