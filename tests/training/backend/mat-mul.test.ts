import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { expectAgreement, normal } from './on-engines.ts';

describe('matrix products on wasm', () => {
  for (const [transposeA, transposeB] of [
    [true, false],
    [false, true],
    [true, true],
  ] as const) {
    it(`equal those of the cpu engine with ${transposeA ? 'the first' : ''}${transposeA && transposeB ? ' and ' : ''}${transposeB ? 'the second' : ''} transposed`, async () => {
      for (const outer of [[], [3], [2, 3]]) {
        await expectAgreement(() =>
          tf.matMul(
            normal([...outer, ...(transposeA ? [5, 7] : [7, 5])], 1),
            normal([...outer, ...(transposeB ? [4, 5] : [5, 4])], 2),
            transposeA,
            transposeB,
          ),
        );
      }
    });
  }
});
