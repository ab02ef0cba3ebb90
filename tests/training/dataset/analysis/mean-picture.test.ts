import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MeanPicture } from '../../../../training/dataset/analysis/mean-picture.ts';

test('mean and deviation are those of each pixel by itself', () => {
  const picture = new MeanPicture(2);
  for (const values of [
    [1, 5],
    [2, 5],
    [3, 5],
    [6, 5],
  ])
    picture.add(values);
  expect([...picture.mean()]).toEqual([3, 5]);
  expect([...picture.deviation()]).toEqual([Math.sqrt(3.5), 0]);
});

test('a weight counts like so many pictures', () => {
  const picture = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  const weighed = fc.array(fc.tuple(picture, fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(weighed, (pictures) => {
      const once = new MeanPicture(3);
      const often = new MeanPicture(3);
      for (const [values, weight] of pictures) {
        once.add(values, weight);
        for (let time = 0; time < weight; time++) often.add(values);
      }
      for (let pixel = 0; pixel < 3; pixel++) {
        expect(once.mean()[pixel]).toBeCloseTo(often.mean()[pixel] ?? Number.NaN, 12);
        expect(once.deviation()[pixel]).toBeCloseTo(often.deviation()[pixel] ?? Number.NaN, 6);
      }
    }),
    { numRuns: 50 },
  );
});

test('a picture of another size is refused', () => {
  expect(() => new MeanPicture(4).add([1, 2])).toThrow(/2 pixels does not fit a mean of 4/);
});
