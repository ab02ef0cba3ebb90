import { expect, test } from 'vitest';
import { augment } from '../../../../training/dataset/augmentation/augment.ts';
import {
  type Augmentation,
  CLASSIC_AUGMENTATION,
  FULL_AUGMENTATION,
} from '../../../../training/dataset/augmentation/augmentation.ts';
import type { Region } from '../../../../training/dataset/dataset.ts';
import { seededRandom } from '../../../../training/random.ts';

const frame = { width: 96, height: 96, margin: 0 };
const size = { width: 12, height: 12 };
const still: Augmentation = { rotation: 0, widthShift: 0, heightShift: 0, zoom: 0, horizontalFlip: false };

/** Mid-grey with a slope, so that any change shows. */
const grey = Uint8Array.from({ length: 96 * 96 }, (_, pixel) => 80 + (pixel % 96));
const spot: Region = { left: 0.5, top: 0.375, width: 0.125, height: 0.125, polygons: [] };

async function seen(augmentation: Augmentation | null, seed = 1, of = { grey, regions: [spot] as Region[] }) {
  const picture = new Uint8ClampedArray(grey.length);
  const cells = new Float32Array(144);
  await augment(of, frame, augmentation, seededRandom(seed), { picture, mask: { size, cells } });
  return { picture, cells };
}

const differing = (picture: Uint8ClampedArray): number[] =>
  [...picture].flatMap((value, pixel) => (value === grey[pixel] ? [] : [pixel]));

const inSpot = (pixel: number): boolean => {
  const [x, y] = [(pixel % 96) / 96, Math.floor(pixel / 96) / 96];
  return x >= 0.5 && x < 0.625 && y >= 0.375 && y < 0.5;
};

test('without a recipe the picture is as it is, and the mask is where the fracture was drawn', async () => {
  const { picture, cells } = await seen(null);
  expect(differing(picture)).toEqual([]);
  expect(cells.reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(2.25, 5);
  expect(cells[5 * 12 + 6]).toBe(1);
});

test('picture and mask move alike: a bright spot lies where its mask lies', async () => {
  const spotted = grey.map((_, pixel) => (inSpot(pixel) ? 255 : 0));
  for (let seed = 0; seed < 60; seed++) {
    const { crop, ...moving } = { ...CLASSIC_AUGMENTATION, crop: { chance: 0.7, smallest: 0.3 } };
    const { picture, cells } = await seen({ ...moving, crop }, seed, { grey: spotted, regions: [spot] });
    for (let cell = 0; cell < cells.length; cell++) {
      let sum = 0;
      for (let pixel = 0; pixel < 64; pixel++) {
        const row = Math.floor(cell / 12) * 8 + Math.floor(pixel / 8);
        sum += picture[row * 96 + (cell % 12) * 8 + (pixel % 8)] ?? 0;
      }
      expect(Math.abs(sum / 64 / 255 - (cells[cell] ?? 0))).toBeLessThan(0.15);
    }
  }
});

test('the same seed gives the same picture, another one another', async () => {
  const once = await seen(FULL_AUGMENTATION, 3);
  expect(await seen(FULL_AUGMENTATION, 3)).toEqual(once);
  expect((await seen(FULL_AUGMENTATION, 4)).picture).not.toEqual(once.picture);
});

test('collimator edges, marks and cutouts change the picture and never the drawn fracture', async () => {
  const covering: readonly Augmentation[] = [
    { ...still, collimator: { chance: 1, depth: 0.6 } },
    { ...still, marks: { chance: 1, size: 0.3 } },
    { ...still, cutout: { chance: 1, size: 0.5 } },
  ];
  for (const augmentation of covering) {
    let changed = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { picture, cells } = await seen(augmentation, seed);
      const pixels = differing(picture);
      changed += pixels.length > 0 ? 1 : 0;
      expect(pixels.filter(inSpot).length).toBeLessThanOrEqual(augmentation.marks ? 20 : 0);
      expect(cells).toEqual((await seen(null)).cells);
    }
    expect(changed).toBeGreaterThan(20);
  }
});

test('tone keeps the order of greys, or turns it round', async () => {
  const tone = { gamma: 2, contrast: 1.5, inversion: 0.5 };
  const slopes = await Promise.all(
    Array.from({ length: 40 }, async (_, seed) => {
      const { picture } = await seen({ ...still, tone }, seed);
      const row = [...picture.subarray(0, 96)];
      const rising = row.every((value, x) => x === 0 || value >= (row[x - 1] ?? 0));
      const falling = row.every((value, x) => x === 0 || value <= (row[x - 1] ?? 0));
      expect(rising || falling).toBe(true);
      return rising;
    }),
  );
  expect(new Set(slopes).size).toBe(2);
});

test('noise has the deviation asked for at most, and the mean of none', async () => {
  const flat = new Uint8Array(96 * 96).fill(128);
  let largest = 0;
  for (let seed = 0; seed < 20; seed++) {
    const noisy = { ...still, noise: { chance: 1, deviation: 10 } };
    const { picture } = await seen(noisy, seed, { grey: flat, regions: [] });
    const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
    const variance = picture.reduce((sum, value) => sum + (value - mean) ** 2, 0) / picture.length;
    expect(mean).toBeCloseTo(128, 0);
    largest = Math.max(largest, Math.sqrt(variance));
  }
  expect(largest).toBeGreaterThan(8);
  expect(largest).toBeLessThan(10.5);
});

test('blur and JPEG soften the grain of a picture and keep its mean', async () => {
  const random = seededRandom(8);
  const grain = Uint8Array.from({ length: 96 * 96 }, () => 100 + random.integer(60));
  const roughness = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value, pixel) => sum + Math.abs(value - (values[pixel - 1] ?? value)), 0);
  for (const look of [
    { blur: { chance: 1, sigma: 1.5 } },
    { jpeg: { chance: 1, lowest: 30, highest: 50 } },
  ]) {
    const { picture } = await seen({ ...still, ...look }, 2, { grey: grain, regions: [] });
    expect(roughness(picture)).toBeLessThan(0.9 * roughness(grain));
    const [before, after] = [grain, picture].map((each) => Array.from(each).reduce((a, b) => a + b, 0));
    expect((after ?? 0) / (before ?? 1)).toBeCloseTo(1, 2);
  }
});

test('adding a step to a recipe changes nothing of the others', async () => {
  const marks = { ...CLASSIC_AUGMENTATION, marks: { chance: 1, size: 0.1 } };
  const withTone = await seen({ ...marks, tone: { gamma: 1, contrast: 1, inversion: 0 } }, 6);
  expect(withTone.picture).toEqual((await seen(marks, 6)).picture);
});

test('all of it takes a few milliseconds for a picture of 384 × 384', async () => {
  const large = { width: 384, height: 384, margin: 0 };
  const drawn = { grey: new Uint8Array(384 * 384).map((_, pixel) => pixel % 251), regions: [spot] };
  const picture = new Uint8ClampedArray(384 * 384);
  const draw = (seed: number): Promise<void> =>
    augment(drawn, large, FULL_AUGMENTATION, seededRandom(seed), { picture, mask: null });
  for (let seed = 0; seed < 20; seed++) await draw(seed);
  const before = process.cpuUsage();
  for (let seed = 0; seed < 60; seed++) await draw(seed);
  const { user, system } = process.cpuUsage(before);
  // Some 4 ms of processor time where it was written; the bound is wide for slower machines.
  expect((user + system) / 1000 / 60).toBeLessThan(30);
});
