import { expect, test } from 'vitest';
import { admission } from '../../../src/classifier/input-gate.ts';
import { fitGate } from '../../../training/fit/fit-gate.ts';
import { seededRandom } from '../../../training/random.ts';

const random = seededRandom(3);

/** Means of three channels: the first tells bones from others, the second nothing, the third is always 0. */
const pictures = (count: number, middle: number): Float32Array[] =>
  Array.from({ length: count }, () =>
    Float32Array.of(middle + random.between(-0.2, 0.2), random.between(0, 5), 0),
  );

const judge = (fitted: ReturnType<typeof fitGate>) => {
  const gate = { features: 'trunk', ...fitted };
  return (rows: readonly Float32Array[]): number =>
    rows.filter((means) => admission(means, gate).kind === 'refused').length;
};

test('a gate admits all but a hundredth of the bones and refuses what is unlike them', () => {
  const validation = pictures(200, 0.8);
  const refused = judge(
    fitGate({ bones: [pictures(200, 0.8)], others: [pictures(40, 0.2), pictures(10, 0.3)] }, [validation]),
  );
  expect(refused(validation)).toBe(2);
  expect(refused(pictures(100, 0.2))).toBe(100);
});

test('of no set more than a hundredth is refused, however small it is beside another', () => {
  const [usual, unusual] = [pictures(1000, 0.9), pictures(50, 0.65)];
  const refused = judge(
    fitGate({ bones: [pictures(1000, 0.9), pictures(50, 0.65)], others: [pictures(100, 0)] }, [
      usual,
      unusual,
    ]),
  );
  expect(refused(usual)).toBe(0);
  expect(refused(unusual)).toBeLessThanOrEqual(1);
  expect(refused(pictures(100, 0))).toBe(100);
});

test('nothing is made of nothing', () => {
  expect(() => fitGate({ bones: [pictures(3, 1)], others: [[]] }, [pictures(3, 1)])).toThrow(
    /other pictures/,
  );
});
