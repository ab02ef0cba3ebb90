import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { clipGradient } from '../../../training/fit/clip-gradient.ts';
import { averageIn } from '../../../training/fit/moving-average.ts';
import { freshState, type OptimizerOptions, optimize } from '../../../training/fit/optimizer.ts';
import { rateAt } from '../../../training/fit/schedule.ts';

/** A kernel of two weights and a bias. */
const weights = [
  { offset: 0, size: 2, rate: 1, decays: true },
  { offset: 2, size: 1, rate: 1, decays: false },
];
const GRADIENTS = [Float32Array.of(0.5, -1, 2), Float32Array.of(0.1, 0, -2)];

function afterTwoSteps(options: OptimizerOptions, rate: number, layers = weights): number[] {
  const values = Float32Array.of(1, 2, 3);
  let state = freshState(options, 3);
  for (const gradient of GRADIENTS) state = optimize(options, layers, values, gradient, state, rate);
  expect(state.steps).toBe(2);
  return [...values];
}

function expectClose(found: readonly number[], expected: readonly number[], digits = 6): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, index) => {
    expect(found[index]).toBeCloseTo(value, digits);
  });
}

test('momentum: a step is the gradient and nine tenths of the step before', () => {
  // 1 − 0.1 · 0.5 = 0.95, then speed 0.9 · 0.5 + 0.1 = 0.55: 0.95 − 0.055 = 0.895
  // 2 + 0.1 = 2.1, then speed −0.9: 2.19; 3 − 0.2 = 2.8, then speed 1.8 − 2 = −0.2: 2.82
  expectClose(afterTwoSteps({ kind: 'sgd', decay: 0 }, 0.1), [0.895, 2.19, 2.82]);
});

test('Nesterov: the gradient, and nine tenths of the speed that it leads to', () => {
  // first: slope 0.5 + 0.9 · 0.5 = 0.95: 1 − 0.095 = 0.905; then 0.1 + 0.9 · 0.55 = 0.595: 0.8455
  // −1 − 0.9 = −1.9: 2.19; then 0.9 · −0.9 = −0.81: 2.271; 2 + 1.8 = 3.8: 2.62; then −2 + 0.9 · −0.2 = −2.18: 2.838
  expectClose(afterTwoSteps({ kind: 'nesterov', decay: 0 }, 0.1), [0.8455, 2.271, 2.838]);
});

test('Adam: the first step is the rate whatever the gradient; the second weighs both', () => {
  // The second, for 0.5 and 0.1: mean (0.9 · 0.05 + 0.01) / 0.19 = 0.289474, square (0.999 · 0.00025 + 0.00001) / 0.001999
  // = 0.129940: 0.1 · 0.289474 / 0.360472 = 0.080304
  const [kernel = 0, other = 0, bias = 0] = afterTwoSteps({ kind: 'adam', decay: 0 }, 0.1);
  expect(kernel).toBeCloseTo(1 - 0.1 - 0.080304, 5);
  expect(other).toBeCloseTo(2 + 0.1 + (0.1 * (0.09 / 0.19)) / Math.sqrt(0.000999 / 0.001999), 5);
  // Gradients of 2 and −2: mean (0.9 · 0.2 − 0.2) / 0.19 = −0.105263, square 4.
  expect(bias).toBeCloseTo(3 - 0.1 + (0.1 * 0.105263) / 2, 5);
});

test('Adam goes as the one of tfjs', async () => {
  await tf.setBackend('cpu');
  const value = tf.variable(tf.tensor1d([1, 2, 3]));
  const adam = tf.train.adam(0.1);
  for (const gradient of GRADIENTS)
    adam.applyGradients([{ name: value.name, tensor: tf.tensor1d([...gradient]) }]);
  expectClose(afterTwoSteps({ kind: 'adam', decay: 0 }, 0.1), [...value.dataSync()], 5);
  tf.dispose([value]);
  adam.dispose();
});

test('AdamW: kernels also lose a share of themselves, which the moments do not see; biases lose nothing', () => {
  const plain = afterTwoSteps({ kind: 'adam', decay: 0 }, 0.1);
  const [kernel, , bias] = afterTwoSteps({ kind: 'adamw', decay: 0.5 }, 0.1);
  // Each step: times 1 − 0.1 · 0.5, then Adam's: (1 · 0.95 − 0.1) · 0.95 − 0.080304
  expect(kernel).toBeCloseTo((0.95 - 0.1) * 0.95 - 0.080304, 5);
  expect(bias).toBe(plain[2]);
});

test('a slower layer goes so much less far', () => {
  const slower = weights.map((weight) => ({ ...weight, rate: 0.1 }));
  const options: OptimizerOptions = { kind: 'adamw', decay: 0.5 };
  expectClose(afterTwoSteps(options, 0.1, slower), afterTwoSteps(options, 0.01));
});

test('a gradient that is too long is shortened, one that is not is left alone', () => {
  const long = Float32Array.of(3, 0, -4);
  expect(clipGradient(long, 1)).toBe(5);
  expectClose([...long], [0.6, 0, -0.8]);
  const short = Float32Array.of(0.3, 0.4);
  clipGradient(short, 1);
  expect([...short]).toEqual([...Float32Array.of(0.3, 0.4)]);
});

test('clipping hides no value that is none', () => {
  const broken = Float32Array.of(1, Number.NaN);
  expect(clipGradient(broken, 1)).toBeNaN();
  expect([...broken]).toEqual([1, Number.NaN]);
  expect(clipGradient(Float32Array.of(1, Number.POSITIVE_INFINITY), 1)).toBe(Number.POSITIVE_INFINITY);
});

test('the rate rises evenly while it warms up and falls along half a cosine to nought', () => {
  const lengths = { stepsAnEpoch: 10, epochs: 3 };
  const cosine = { rate: 2, warmup: 1, shape: 'cosine' as const };
  const rates = Array.from({ length: 31 }, (_, step) => rateAt(step, cosine, lengths));
  expectClose(rates.slice(0, 3), [0.2, 0.4, 0.6]);
  expect(rates[10]).toBe(2);
  expect(rates[20]).toBeCloseTo(1, 6);
  expect(rates[15]).toBeCloseTo(1 + Math.SQRT1_2, 6);
  expect(rates[30]).toBeCloseTo(0, 6);
  const constant = { rate: 2, warmup: 0, shape: 'constant' as const };
  expect(rateAt(0, constant, lengths)).toBe(2);
  expect(rateAt(29, constant, lengths)).toBe(2);
});

test('the average follows the weights at first and keeps the past later', () => {
  const average = Float32Array.of(0);
  averageIn(average, Float32Array.of(11), 0.9, 1);
  expect(average[0]).toBeCloseTo((9 / 11) * 11, 5);
  averageIn(average, Float32Array.of(19), 0.9, 1000);
  expect(average[0]).toBeCloseTo(0.9 * 9 + 0.1 * 19, 5);
});
