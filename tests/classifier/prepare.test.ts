import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { type PrepareForm, prepare } from '../../src/classifier/prepare.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { distance } from '../support/distance.ts';
import { limb } from '../support/limb.ts';

const source = { format: 'png', bits: 8, channels: 1, bytes: 0 } as const;
const input: InputSpec = { width: 32, height: 24, channels: 3, mean: 0.4, deviation: 0.25, margin: 0.1 };

function radiograph(width: number, height: number): Radiograph {
  return { width, height, pixels: limb(width, height), range: { low: 0, high: 255 }, source };
}

function values(picture: Radiograph, spec: InputSpec, form?: PrepareForm): Float32Array {
  return tf.tidy(() => Float32Array.from(prepare(picture, spec, form).dataSync()));
}

/**
 * The same input by another way: each target pixel's rectangle is mapped back into the picture and integrated pixel by
 * pixel, and what no picture covers is margin.
 */
function reference({ width, height, pixels, range }: Radiograph, spec: InputSpec): Float32Array {
  const scale = Math.min(spec.width / width, spec.height / height);
  const shown = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const left = Math.floor((spec.width - shown.width) / 2);
  const top = Math.floor((spec.height - shown.height) / 2);
  const result = new Float32Array(spec.width * spec.height * spec.channels);
  for (let y = 0; y < spec.height; y++) {
    for (let x = 0; x < spec.width; x++) {
      const inside = x >= left && x < left + shown.width && y >= top && y < top + shown.height;
      const grey = inside ? meanOver(x - left, y - top) : spec.margin;
      const at = (y * spec.width + x) * spec.channels;
      result.fill((grey - spec.mean) / spec.deviation, at, at + spec.channels);
    }
  }
  return result;

  function meanOver(x: number, y: number): number {
    const [x0, x1] = [(x * width) / shown.width, ((x + 1) * width) / shown.width];
    const [y0, y1] = [(y * height) / shown.height, ((y + 1) * height) / shown.height];
    let sum = 0;
    let area = 0;
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const across = Math.min(x1, column + 1) - Math.max(x0, column);
        const down = Math.min(y1, row + 1) - Math.max(y0, row);
        if (across <= 0 || down <= 0) continue;
        sum += across * down * (((pixels[row * width + column] ?? 0) - range.low) / (range.high - range.low));
        area += across * down;
      }
    }
    return sum / area;
  }
}

beforeAll(() => {
  setWasmPaths(
    fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
  );
});

describe.each(['wasm', 'cpu'])('on the %s engine', (engine) => {
  beforeAll(async () => {
    await tf.setBackend(engine);
    expect(tf.getBackend()).toBe(engine);
  });
  afterAll(() => tf.removeBackend(engine));

  test.each(['plain', 'matrix'] as const)('the %s form is what the definition says', (form) => {
    for (const picture of [radiograph(101, 150), radiograph(150, 80), radiograph(64, 48)]) {
      expect(distance(values(picture, input, form), reference(picture, input)).max).toBeLessThan(2e-6 / 0.25);
    }
  });

  test('both forms are equal, whatever the sizes, the range and the margin', () => {
    const side = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        fc.tuple(side, side, side, side),
        fc.constantFrom<1 | 3>(1, 3),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 50, max: 300 }),
        ([width, height, inputWidth, inputHeight], channels, margin, high) => {
          const picture = { ...radiograph(width, height), range: { low: 20, high } };
          const spec = { ...input, width: inputWidth, height: inputHeight, channels, margin };
          const plain = values(picture, spec, 'plain');
          expect(distance(values(picture, spec, 'matrix'), plain).max).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('chooses the plain form by itself', () => {
    const picture = radiograph(90, 70);
    expect(distance(values(picture, input), values(picture, input, 'plain')).max).toBe(0);
  });

  test.each(['plain', 'matrix'] as const)(
    'the %s form leaves one tensor behind, and it is the input',
    (form) => {
      const before = tf.memory().numTensors;
      const tensor = prepare(radiograph(90, 70), input, form);
      expect(tf.memory().numTensors).toBe(before + 1);
      expect(tensor.shape).toEqual([1, 24, 32, 3]);
      tensor.dispose();
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});
