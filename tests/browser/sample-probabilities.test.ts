import '@tensorflow/tfjs-backend-webgl';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { fetchedModelFiles } from '../../src/classifier/fetched-model-files.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { browserRasterDecoder } from '../../src/radiograph/browser-raster-decoder.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import table from '../fixtures/sample-probabilities.json';

beforeAll(() => {
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  setWasmPaths({ 'tfjs-backend-wasm.wasm': plainWasm, 'tfjs-backend-wasm-simd.wasm': simdWasm });
});

describe.each(['webgl', 'wasm'])('on %s', (engine) => {
  test.each(Object.entries(table))(
    '%s says of every sample what the program says',
    async (model, expected) => {
      expect(await tf.setBackend(engine)).toBe(true);
      const classifier = await loadClassifier(fetchedModelFiles(`/models/${model}`));
      try {
        for (const [file, probability] of Object.entries(expected)) {
          const bytes = new Uint8Array(await (await fetch(`/samples/${file}`)).arrayBuffer());
          const finding = await classifier.read(await decodeRadiograph(bytes, browserRasterDecoder));
          expect(Math.abs(finding.probability - probability), file).toBeLessThan(0.02);
        }
      } finally {
        classifier.dispose();
      }
    },
  );
});
