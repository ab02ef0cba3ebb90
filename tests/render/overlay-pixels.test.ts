import { expect, test } from 'vitest';
import type { SaliencyMap } from '../../src/classifier/finding.ts';
import { colourOf } from '../../src/render/colour-map.ts';
import { overlayPixels } from '../../src/render/overlay-pixels.ts';

const whole = { left: 0, top: 0, width: 1, height: 1 };

function map(
  width: number,
  height: number,
  peak: readonly [x: number, y: number],
  picture = whole,
): SaliencyMap {
  const values = new Float32Array(width * height);
  values[peak[1] * width + peak[0]] = 1;
  return { width, height, values, picture };
}

/** Where the overlay is most opaque, in fractions of its width and height. */
function brightest({ width, height, rgba }: ReturnType<typeof overlayPixels>): [number, number] {
  let at = 0;
  for (let pixel = 0; pixel < width * height; pixel++) {
    if ((rgba[pixel * 4 + 3] ?? 0) > (rgba[at * 4 + 3] ?? 0)) at = pixel;
  }
  return [((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height];
}

test('colours rise in lightness all the way, so that they read without colour vision', () => {
  const lightness = Array.from({ length: 101 }, (_, step) => {
    const [red, green, blue] = colourOf('inferno', step / 100);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
  expect(lightness[0]).toBeLessThan(2);
  expect(lightness.at(-1)).toBeGreaterThan(235);
});

test('values beyond the ends take the colours of the ends', () => {
  expect(colourOf('inferno', -1)).toEqual(colourOf('inferno', 0));
  expect(colourOf('inferno', 2)).toEqual(colourOf('inferno', 1));
});

test('the strongest place of the map is the most opaque of the overlay', () => {
  const [x, y] = brightest(overlayPixels(map(8, 8, [5, 2]), 160));
  expect(x).toBeCloseTo(5.5 / 8, 1);
  expect(y).toBeCloseTo(2.5 / 8, 1);
});

test('only the part where the picture lies is laid over it', () => {
  const middleHalf = { left: 0.25, top: 0, width: 0.5, height: 1 };
  const overlay = overlayPixels(map(8, 8, [2, 4], middleHalf), 160);
  expect([overlay.width, overlay.height]).toEqual([80, 160]);
  expect(brightest(overlay)[0]).toBeCloseTo(0.125, 1);
});

test('where there is no influence the picture stays clear', () => {
  const { rgba } = overlayPixels(map(8, 8, [0, 0]), 80);
  const lastPixel = rgba.slice(-4);
  expect(lastPixel[3]).toBe(0);
  const nothing = overlayPixels({ ...map(4, 4, [0, 0]), values: new Float32Array(16) }, 20);
  expect(nothing.rgba.filter((_, at) => at % 4 === 3).every((opacity) => opacity === 0)).toBe(true);
});
