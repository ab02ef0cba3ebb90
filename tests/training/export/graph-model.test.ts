import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EngineName, startEngine } from '../../../training/backend/engine.ts';
import type { Precision } from '../../../training/export/encode-constant.ts';
import { graphModel } from '../../../training/export/graph-model.ts';
import { loadGraph } from './load-graph.ts';
import { randomPictures, SMALL_MODELS } from './small-models.ts';

afterEach(() => {
  tf.disposeVariables();
});

describe.each<EngineName>(['cpu', 'wasm'])('on the %s engine', (engine) => {
  beforeAll(async () => {
    await startEngine(engine);
  });

  test.each(Object.keys(SMALL_MODELS))(
    'the graph model gives what the layers model gives: %s',
    async (name) => {
      const model = SMALL_MODELS[name]?.();
      if (!model) throw new Error('no such model');
      const [wanted, found] = await both(model, 'float32');
      expect(Math.max(...wanted) - Math.min(...wanted)).toBeGreaterThan(1e-3);
      expectClose(found, wanted, 1e-4);
    },
  );

  test.each<[Precision, number]>([
    ['float16', 1e-3],
    ['uint8', 1e-2],
  ])('in %s the probability is off by less than %d', async (precision, tolerance) => {
    const model = SMALL_MODELS['convolutions, pooling, dropout and dense layers']?.();
    if (!model) throw new Error('no such model');
    const [wanted, found] = await both(model, precision);
    expectClose(found, wanted, tolerance);
    expect(found).not.toEqual(wanted);
  });
});

/** P(fractured) of random pictures by the layers model, and by the graph model made of it. */
async function both(model: tf.LayersModel, precision: Precision): Promise<[number[], number[]]> {
  const pictures = randomPictures(model, 3);
  const graph = await loadGraph(graphModel(model, precision));
  const [wanted, found] = tf.tidy(() => {
    const output = model.predict(pictures);
    const logit = graph.execute(pictures);
    if (!(output instanceof tf.Tensor) || !(logit instanceof tf.Tensor)) throw new Error('not one output');
    expect(logit.shape).toEqual([3, 1]);
    return [probabilities(output, endsLinear(model)), probabilities(logit, true)];
  });
  graph.dispose();
  pictures.dispose();
  model.dispose();
  return [wanted ?? [], found ?? []];
}

function endsLinear(model: tf.LayersModel): boolean {
  return model.layers.at(-1)?.getConfig().activation === 'linear';
}

/** The last class of each picture. */
function probabilities(output: tf.Tensor, logits: boolean): number[] {
  const values = Array.from((logits ? tf.sigmoid(output) : output).dataSync());
  const classes = output.shape[1] ?? 1;
  return values.filter((_, index) => index % classes === classes - 1);
}

function expectClose(found: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, index) => {
    expect(Math.abs(value - (found[index] ?? Number.NaN))).toBeLessThan(tolerance);
  });
}
