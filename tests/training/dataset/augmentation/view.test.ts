import { expect, test } from 'vitest';
import {
  type Augmentation,
  CLASSIC_AUGMENTATION,
  FULL_AUGMENTATION,
} from '../../../../training/dataset/augmentation/augmentation.ts';
import { drawView, type View } from '../../../../training/dataset/augmentation/view.ts';
import type { Region } from '../../../../training/dataset/dataset.ts';
import { seededRandom } from '../../../../training/random.ts';

const frame = { width: 64, height: 64 };
const cropping = { ...FULL_AUGMENTATION, crop: { chance: 1, smallest: 0.3 } };

/** Dark, with a bright bar down the middle. */
const grey = Uint8Array.from({ length: 64 * 64 }, (_, pixel) => (Math.abs((pixel % 64) - 32) < 6 ? 200 : 10));

function views(
  regions: readonly Region[] | null,
  count = 400,
  augmentation: Augmentation = cropping,
): View[] {
  return Array.from({ length: count }, (_, seed) =>
    drawView({ grey, regions }, frame, augmentation, seededRandom(seed)),
  );
}

const scale = ({ movement: { xx, yx } }: View): number => Math.hypot(xx, yx);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const isInside = ({ left, top, width, height }: View['kept'][number]): boolean =>
  left >= 0 && top >= 0 && left + width <= 1 && top + height <= 1;

test('a drawn fracture stays whole inside, even at the edge of the picture', () => {
  const atEdge = { left: 0.9, top: 0.02, width: 0.08, height: 0.06, polygons: [] };
  for (const view of views([atEdge])) expect(view.kept.some(isInside)).toBe(true);
});

test('of several fractures at least one is seen, now this one and now that', () => {
  const left = { left: 0.05, top: 0.1, width: 0.05, height: 0.05, polygons: [] };
  const right = { left: 0.9, top: 0.85, width: 0.05, height: 0.05, polygons: [] };
  const seen = views([left, right]).map(({ kept }) => kept.filter(isInside).length);
  expect(Math.min(...seen)).toBe(1);
  expect(seen).toContain(2);
});

test('pictures without a fracture are cropped as closely as those with one', () => {
  const fracture = { left: 0.45, top: 0.4, width: 0.08, height: 0.08, polygons: [] };
  const [broken, whole] = [views([fracture]).map(scale), views([]).map(scale)];
  expect(mean(broken)).toBeCloseTo(mean(whole), 1);
  expect(Math.min(...broken)).toBeLessThan(0.4);
  expect(Math.min(...whole)).toBeLessThan(0.4);
  const kept = views([]).flatMap((view) => view.kept);
  expect(kept.length).toBeGreaterThanOrEqual(400);
});

test('where nobody looked, a picture is moved but not cropped', () => {
  const bounds = 1 / (1 - FULL_AUGMENTATION.zoom) + 1e-9;
  for (const view of views(null)) {
    expect(scale(view)).toBeGreaterThanOrEqual(1 / (1 + FULL_AUGMENTATION.zoom) - 1e-9);
    expect(scale(view)).toBeLessThanOrEqual(bounds);
    expect(view.kept).toEqual([]);
  }
});

test('a recipe without crops moves every picture as its numbers say, whatever was drawn on it', () => {
  const atEdge = { left: 0.95, top: 0.02, width: 0.04, height: 0.06, polygons: [] };
  const moves = [[atEdge], [], null].map((regions) =>
    views(regions, 50, CLASSIC_AUGMENTATION).map(({ movement }) => movement),
  );
  expect(moves[0]).toEqual(moves[2]);
  expect(moves[1]).toEqual(moves[2]);
});

test('a fracture that no view would keep whole is shown as it is', () => {
  const all = { left: 0, top: 0, width: 1, height: 1, polygons: [] };
  for (const { movement } of views([all], 20, { ...cropping, zoom: 0 })) {
    expect(movement).toEqual({ xx: 1, xy: 0, yx: 0, yy: 1, x: 0, y: 0 });
  }
});
