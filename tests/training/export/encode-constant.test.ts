import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeConstant, type Precision } from '../../../training/export/encode-constant.ts';
import { toFloat16 } from '../../../training/export/float16.ts';

/** As tfjs reads it. */
function decoded(values: Float32Array, precision: Precision, shape: number[] = [1, values.length]): number[] {
  const { entry, bytes } = encodeConstant({ name: 'kernel', shape, values }, precision);
  const tensors = tf.io.decodeWeights(Uint8Array.from(bytes).buffer, [entry]);
  const numbers = Array.from(tensors.kernel?.dataSync() ?? []);
  tf.dispose(tensors);
  return numbers;
}

const floats = fc.float32Array({
  noNaN: true,
  noDefaultInfinity: true,
  min: -60000,
  max: 60000,
  minLength: 1,
});

test('float16 is off by at most half a step of the nearest such number', () => {
  fc.assert(
    fc.property(floats, (values) => {
      decoded(values, 'float16').forEach((found, index) => {
        const wanted = values[index] ?? Number.NaN;
        const step = 2 ** (Math.max(-14, Math.floor(Math.log2(Math.abs(wanted)))) - 10);
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(step / 2);
      });
    }),
  );
});

test.each([
  ['one', 1, 0x3c00],
  ['minus two', -2, 0xc000],
  ['the largest', 65504, 0x7bff],
  ['what rounds beyond the largest', 65520, 0x7c00],
  ['the smallest normal number', 2 ** -14, 0x0400],
  ['the smallest of all', 2 ** -24, 0x0001],
  ['half the smallest, a tie to zero', 2 ** -25, 0x0000],
  ['just above half the smallest', 2 ** -25 * 1.01, 0x0001],
  ['a tie to the even number below', 1 + 2 ** -11, 0x3c00],
  ['a tie to the even number above', 1 + 3 * 2 ** -11, 0x3c02],
  ['a carry into the exponent', 2 - 2 ** -12, 0x4000],
  ['a subnormal that rounds to a normal number', 2 ** -14 - 2 ** -26, 0x0400],
])('float16: %s', (_, value, bits) => {
  expect(toFloat16(Float32Array.of(value))[0]).toBe(bits);
});

test('uint8 is off by at most half a step of the whole range, and zero stays zero', () => {
  fc.assert(
    fc.property(floats, (values) => {
      const withZero = Float32Array.of(0, ...values);
      const found = decoded(withZero, 'uint8');
      const step = (Math.max(...withZero) - Math.min(...withZero)) / 255;
      expect(found[0]).toBeCloseTo(0, 10);
      found.forEach((value, index) => {
        // The range's ends move by up to half a step where zero is made one of the steps.
        expect(Math.abs(value - (withZero[index] ?? Number.NaN))).toBeLessThanOrEqual(step * 1.01);
      });
    }),
  );
});

test.each<Precision>(['float16', 'uint8'])('in %s biases stay as they are', (precision) => {
  const values = Float32Array.of(0.1, 0.2, -0.3);
  expect(decoded(values, precision, [3])).toEqual([...values]);
});

test('values beyond the range of float16 keep their kernel in float32', () => {
  const values = Float32Array.of(1.23456789, 70000);
  expect(decoded(values, 'float16')).toEqual([...values]);
});
