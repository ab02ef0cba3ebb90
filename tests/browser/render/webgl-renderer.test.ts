import { afterEach, describe, expect, test } from 'vitest';
import { drawScene } from '../../../src/render/draw-panes.ts';
import { filmPlane } from '../../../src/render/film-plane.ts';
import type { OverlayField } from '../../../src/render/overlay-field.ts';
import type { Pane } from '../../../src/render/pane.ts';
import { plainRenderer } from '../../../src/render/plain-renderer.ts';
import type { Renderer, Scene } from '../../../src/render/renderer.ts';
import { type WebglOptions, webglRenderer } from '../../../src/render/webgl-renderer.ts';
import { distance } from '../../support/distance.ts';
import { limb } from '../../support/limb.ts';
import { radiographOf } from '../../support/radiograph-of.ts';

const WIDTH = 160;
const HEIGHT = 120;

const bytes = filmPlane(radiographOf(limb(301, 403), 301, 403), 4096);
const words = filmPlane(
  {
    ...radiographOf(
      Uint16Array.from(limb(700, 513), (value) => value * 200 + 77),
      700,
      513,
    ),
    range: { low: 0, high: 65_535 },
  },
  4096,
);
const floats = filmPlane(
  radiographOf(
    Float32Array.from(limb(90, 61), (value) => value / 3 - 20),
    90,
    61,
  ),
  4096,
);

const field: OverlayField = {
  width: 40,
  height: 30,
  values: Uint8Array.from({ length: 1200 }, (_, at) =>
    Math.round(127 + 127 * Math.sin(at / 17) * Math.cos(at / 53)),
  ),
};

/** The whole picture over the whole canvas, so many times as large, a little aside. */
function pane(plane: Pane['plane'], zoom: number, changes: Partial<Pane> = {}): Pane {
  const scale = (zoom * HEIGHT) / plane.size.height;
  return {
    plane,
    clip: { left: 0, top: 0, width: WIDTH, height: HEIGHT },
    toPicture: {
      a: 1 / (scale * plane.size.width),
      b: 0,
      c: 0,
      d: 1 / (scale * plane.size.height),
      e: -0.031,
      f: 0.017,
    },
    window: plane.range,
    inverted: false,
    overlay: null,
    loupe: null,
    ...changes,
  };
}

const overlay = { field, colours: 'inferno', opacity: 0.7, threshold: 0.2 } as const;
const quarterTurn = (plane: Pane['plane']): Partial<Pane> => ({
  toPicture: { a: 0, b: -1 / plane.size.height, c: 1 / plane.size.width, d: 0, e: 0.1, f: 0.9 },
});

const scenes: Record<string, readonly Pane[]> = {
  'a picture that fits': [pane(bytes, 1)],
  'sixteen bits far from the whole window': [pane(words, 1.7, { window: { low: 9_000, high: 21_000 } })],
  'numbers that are no integers': [pane(floats, 1.3, { window: { low: -10, high: 45.5 } })],
  'a picture zoomed in, smooth': [pane(bytes, 7)],
  'a picture zoomed in until its pixels are squares': [pane(bytes, 70)],
  'a picture zoomed out to its smallest level': [pane(words, 0.31)],
  'a picture turned and inverted': [pane(words, 1, { ...quarterTurn(words), inverted: true })],
  'an overlay': [pane(bytes, 1, { overlay })],
  'an overlay of another colour, inverted': [
    pane(words, 2, { overlay: { ...overlay, colours: 'cividis', opacity: 1, threshold: 0 }, inverted: true }),
  ],
  'a loupe over an overlay': [
    pane(words, 1, { overlay, loupe: { centre: { x: 70, y: 50 }, radius: 33.3, power: 3 } }),
  ],
  'two pictures side by side': [
    pane(bytes, 1, { clip: { left: 0, top: 0, width: 80, height: HEIGHT } }),
    pane(words, 2, { clip: { left: 80, top: 10, width: 80, height: 90 }, overlay }),
  ],
  'a picture without any contrast': [pane(bytes, 1, { window: { low: 90, high: 90 } })],
};

const scene = (panes: readonly Pane[]): Scene => ({ width: WIDTH, height: HEIGHT, panes });

/** @returns how many frames it took */
async function drawAll(renderer: Renderer, panes: readonly Pane[]): Promise<number> {
  const whole = scene(panes);
  const before = renderer.cost.frames;
  while (!renderer.draw(whole, false)) await new Promise((resolve) => setTimeout(resolve));
  return renderer.cost.frames - before;
}

const opened: Renderer[] = [];
afterEach(() => {
  for (const renderer of opened.splice(0)) renderer.dispose();
});

function canvas(): HTMLCanvasElement {
  const made = document.createElement('canvas');
  made.width = WIDTH;
  made.height = HEIGHT;
  return made;
}

function open(options?: WebglOptions, on = canvas()): { renderer: Renderer; canvas: HTMLCanvasElement } {
  const renderer = webglRenderer(on, options);
  if (!renderer) throw new Error('There is no WebGL 2 here.');
  opened.push(renderer);
  return { renderer, canvas: on };
}

/** What a canvas shows, read in the same task as it was drawn. */
function shown(from: HTMLCanvasElement): Uint8ClampedArray {
  const copy = canvas().getContext('2d');
  copy?.drawImage(from, 0, 0);
  return copy?.getImageData(0, 0, WIDTH, HEIGHT).data ?? new Uint8ClampedArray();
}

describe.each(Object.entries(scenes))('%s', (_, panes) => {
  const expected = drawScene(scene(panes)).rgba;

  test('looks the same from the graphics card as from plain code', async () => {
    const { renderer, canvas } = open();
    const calls = await drawAll(renderer, panes);
    const { max, mean } = distance(shown(canvas), expected);
    expect(max).toBeLessThanOrEqual(1);
    expect(mean).toBeLessThan(0.02);
    expect(renderer.cost.drawCalls).toBe(panes.length * calls);
  });

  test('looks the same in tiles', async () => {
    const { renderer, canvas } = open({ textureSide: 128 });
    await drawAll(renderer, panes);
    expect(distance(shown(canvas), expected).max).toBeLessThanOrEqual(1);
  });

  test('looks the same on a plain canvas', async () => {
    const on = canvas();
    const renderer = plainRenderer(on);
    if (renderer) await drawAll(renderer, panes);
    expect(distance(shown(on), expected).max).toBe(0);
  });
});

test('another window, zoom or overlay setting hands nothing over again', async () => {
  const { renderer } = open();
  await drawAll(renderer, [pane(words, 1, { overlay })]);
  expect(renderer.cost.uploads).toBe(2);
  for (let frame = 1; frame <= 20; frame++) {
    const changed = { ...overlay, opacity: frame / 20, threshold: frame / 40 };
    await drawAll(renderer, [
      pane(words, 1 + frame / 5, { window: { low: frame * 100, high: 40_000 }, overlay: changed }),
    ]);
  }
  expect(renderer.cost).toMatchObject({ uploads: 2, drawCalls: 21, frames: 21 });
});

test('a picture looked at long ago is let go of and handed over again when it returns', async () => {
  const { renderer, canvas } = open();
  const planes = [bytes, words, floats, { ...bytes }, bytes];
  for (const plane of planes) await drawAll(renderer, [pane(plane, 1)]);
  expect(renderer.cost.uploads).toBe(5);
  expect(distance(shown(canvas), drawScene(scene([pane(bytes, 1)])).rgba).max).toBeLessThanOrEqual(1);
});

test('a graphics card that is taken away and given back shows the same again', async () => {
  const on = canvas();
  const panes = [pane(words, 1, { overlay })];
  const lost = new Promise((resolve) => on.addEventListener('webglcontextlost', resolve));
  const restored = new Promise<void>((resolve) => {
    open({ onRestored: resolve }, on);
  });
  const [renderer] = opened;
  if (renderer) await drawAll(renderer, panes);
  const expected = shown(on);
  const loss = on.getContext('webgl2')?.getExtension('WEBGL_lose_context');
  loss?.loseContext();
  await lost;
  if (renderer) await drawAll(renderer, panes);
  await new Promise((resolve) => setTimeout(resolve));
  loss?.restoreContext();
  await restored;
  if (renderer) await drawAll(renderer, panes);
  expect(shown(on)).toEqual(expected);
  expect(distance(expected, drawScene(scene(panes)).rgba).max).toBeLessThanOrEqual(1);
});

test('what moves is drawn coarser into a part of the canvas, which keeps its size, and shown as large as the whole', async () => {
  const { renderer, canvas } = open();
  const panes = [pane(words, 1, { overlay })];
  await drawAll(renderer, panes);
  const [width, height] = [WIDTH / 2, HEIGHT / 4];
  const coarser = { width, height, panes: [pane(words, 1, { clip: { left: 0, top: 0, width, height } })] };
  expect(renderer.draw(coarser, true)).toBe(true);
  const all = shown(canvas);
  const part = Array.from({ length: height }, (_, row) => [
    ...all.slice(4 * WIDTH * row, 4 * (WIDTH * row + width)),
  ]);
  expect(distance(Uint8ClampedArray.from(part.flat()), drawScene(coarser).rgba).max).toBeLessThanOrEqual(1);
  expect([canvas.width, canvas.height]).toEqual([WIDTH, HEIGHT]);
  expect(canvas.style.transform).toBe('scale(2, 4)');
  await drawAll(renderer, panes);
  expect(canvas.style.transform).toBe('scale(1, 1)');
});
