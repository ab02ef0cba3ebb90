import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { runGraph } from '../../../src/classifier/run-graph.ts';
import { startEngine } from '../../../training/backend/engine.ts';
import { graphModel } from '../../../training/export/graph-model.ts';
import {
  EVIDENCE_NET_INPUT,
  EVIDENCE_NET_TRUNK,
  evidenceNet,
} from '../../../training/models/evidence-net.ts';
import { SmoothMaximum } from '../../../training/models/smooth-maximum.ts';
import { loadGraph } from '../export/load-graph.ts';

beforeAll(async () => {
  await startEngine('wasm');
});

describe('the smooth maximum', () => {
  const pool = (cells: number[]): number => {
    const values = tf.tidy(() => {
      const [pooled] = [new SmoothMaximum({}).apply(tf.tensor4d(cells, [1, 2, 2, 1]))].flat();
      return pooled instanceof tf.Tensor ? pooled.dataSync() : [];
    });
    return values[0] ?? Number.NaN;
  };

  test('is the logarithm of the sum of the odds of all cells', () => {
    expect(pool([-1, 0, 1, 2])).toBeCloseTo(Math.log(Math.exp(-1) + 1 + Math.exp(1) + Math.exp(2)), 5);
  });

  test('is the strongest cell where one stands out, and no number is too large for it', () => {
    expect(pool([-200, 500, -9, 3])).toBeCloseTo(500, 3);
  });
});

describe('evidence-net', () => {
  test('has a picture logit that is pooled from its own map, also once it is exported', async () => {
    const model = evidenceNet(1);
    const exported = graphModel(model, 'float32');
    const graph = await loadGraph(exported);
    expect(exported.names).toMatchObject({ evidence: 'evidence', logit: 'logit' });
    expect(exported.multiplyAdds).toBeLessThan(1.5e9);
    const { height, width, channels } = EVIDENCE_NET_INPUT;
    tf.tidy(() => {
      const picture = tf.randomUniform([1, height, width, channels], -1, 1, 'float32', 7);
      const [logit, map] = [model.predict(picture)].flat();
      const exportedMap = runGraph(graph, { [exported.names.input]: picture }, 'evidence');
      const exportedLogit = runGraph(graph, { [exported.names.input]: picture }, 'logit');
      expect(exportedMap.shape).toEqual([1, 24, 24, 1]);
      expect(largestDifference(exportedMap, map)).toBeLessThan(1e-4);
      expect(largestDifference(exportedLogit, logit)).toBeLessThan(1e-4);
      expect(largestDifference(exportedLogit, tf.reshape(tf.logSumExp(exportedMap), [1, 1]))).toBeLessThan(
        1e-4,
      );
    });
    graph.dispose();
  });

  test('has the layers of MobileNet up to the end of its trunk, and the same weights for the same seed', () => {
    const [one, same, other] = [evidenceNet(1), evidenceNet(1), evidenceNet(2)];
    expect(one.getLayer(EVIDENCE_NET_TRUNK).outputShape).toEqual([null, 24, 24, 512]);
    const first = (model: tf.LayersModel): number[] => [
      ...(model.getLayer('conv1').getWeights()[0]?.dataSync() ?? []),
    ];
    expect(first(one)).toEqual(first(same));
    expect(first(one)).not.toEqual(first(other));
  });
});

function largestDifference(one: tf.Tensor, other: tf.Tensor | undefined): number {
  if (!other) return Number.NaN;
  return tf.tidy(() => tf.max(tf.abs(tf.sub(one, other))).dataSync()[0] ?? Number.NaN);
}
