import { describe, expect, test } from 'vitest';
import { colourOf } from '../../src/render/colour-map.ts';
import { drawScene } from '../../src/render/draw-panes.ts';
import { filmPlane } from '../../src/render/film-plane.ts';
import { type Pane, SQUARES_FROM, samplingOf } from '../../src/render/pane.ts';
import { radiographOf } from '../support/radiograph-of.ts';

const words = Uint16Array.of(0, 1000, 2000, 3000, 4095, 65_535);
const plane = filmPlane({ ...radiographOf(words, 6, 1), range: { low: 0, high: 4095 } }, 4096);

/** Each pixel of the picture on so many of the canvas. */
function pane(scale: number, changes: Partial<Pane> = {}): Pane {
  return {
    plane,
    clip: { left: 0, top: 0, width: 6 * scale, height: scale },
    toPicture: { a: 1 / (6 * scale), b: 0, c: 0, d: 1 / scale, e: 0, f: 0 },
    window: plane.range,
    inverted: false,
    overlay: null,
    loupe: null,
    ...changes,
  };
}

/** Red of each pixel of a row, null where it is clear. */
function row(panes: readonly Pane[], width: number, height: number): (number | null)[] {
  const { rgba } = drawScene({ width, height, panes });
  return Array.from({ length: width }, (_, at) => (rgba[at * 4 + 3] === 0 ? null : (rgba[at * 4] ?? 0)));
}

test('pixel for pixel, the window maps its ends to black and white and clamps what lies beyond', () => {
  expect(row([pane(1, { window: { low: 1000, high: 3000 } })], 6, 1)).toEqual([0, 0, 128, 255, 255, 255]);
});

test('inverted, black and white change places', () => {
  expect(row([pane(1, { window: { low: 1000, high: 3000 }, inverted: true })], 6, 1)).toEqual([
    255, 255, 128, 0, 0, 0,
  ]);
});

test('outside the picture and outside its pane it is clear', () => {
  const narrow = pane(1, { clip: { left: 1, top: 0, width: 8, height: 1 } });
  expect(row([narrow], 8, 1).map((value) => value === null)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
});

describe('zoomed in', () => {
  test('it is smooth at first', () => {
    const values = row([pane(4, { window: { low: 0, high: 3000 } })], 16, 4);
    expect(new Set(values).size).toBeGreaterThan(10);
    expect(values).toEqual(values.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });

  test('and shows each pixel as a square from a certain size on', () => {
    const scale = SQUARES_FROM + 1;
    const values = row([pane(scale, { window: { low: 0, high: 3000 } })], 3 * scale, scale);
    expect(values).toEqual([0, 85, 170].flatMap((grey) => Array.from({ length: scale }, () => grey)));
  });
});

test('zoomed out, a level is chosen whose pixels are about as large as the screen’s', () => {
  const large = filmPlane(radiographOf(new Uint8Array(2048 * 1024), 2048, 1024), 4096);
  const at = (width: number) => {
    const toPicture = { a: 1 / width, b: 0, c: 0, d: 2 / width, e: 0, f: 0 };
    return samplingOf({ plane: large, toPicture }).level;
  };
  expect([4096, 2048, 1500, 1024, 512, 256, 100].map(at)).toEqual([0, 0, 0, 1, 2, 3, 3]);
});

test('a loupe shows what lies under its middle larger', () => {
  const glass = { centre: { x: 9, y: 1.5 }, radius: 2.9, power: 3 };
  const plain = row([pane(3)], 18, 3);
  const under = row([pane(3, { loupe: glass })], 18, 1);
  expect(under.slice(0, 5)).toEqual(plain.slice(0, 5));
  expect(under.slice(7, 11)).not.toEqual(plain.slice(7, 11));
});

describe('an overlay', () => {
  const field = { width: 6, height: 1, values: Uint8Array.of(0, 25, 51, 128, 200, 255) };
  const overlay = { field, colours: 'viridis', opacity: 1, threshold: 0.2 } as const;
  const black = { window: { low: 70_000, high: 80_000 } };

  test('leaves the picture clear up to its threshold, and is all colour at its strongest', () => {
    const values = row([pane(1, { ...black, overlay })], 6, 1);
    expect(values.slice(0, 3)).toEqual([0, 0, 0]);
    expect(values[5]).toBe(colourOf('viridis', 1)[0]);
  });

  test('mixes with the picture by its opacity', () => {
    const half = row([pane(1, { ...black, overlay: { ...overlay, opacity: 0.5 } })], 6, 1);
    expect(Math.abs((half[5] ?? 0) - colourOf('viridis', 1)[0] / 2)).toBeLessThan(1);
    const none = row([pane(1, { overlay: { ...overlay, opacity: 0 } })], 6, 1);
    expect(none).toEqual(row([pane(1)], 6, 1));
  });
});
