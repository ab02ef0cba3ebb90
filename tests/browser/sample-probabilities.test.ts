import { describe, expect, test } from 'vitest';
import { fetchedModelFiles } from '../../src/classifier/fetched-model-files.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { browserRasterDecoder } from '../../src/radiograph/browser-raster-decoder.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { startEngine } from '../../src/worker/start-engine.ts';
import table from '../fixtures/sample-probabilities.json';

describe.each(['webgl', 'wasm'] as const)('on %s', (engine) => {
  test.each(Object.entries(table))(
    '%s says of every sample what the program says',
    async (model, expected) => {
      const started = await startEngine(engine, (reason) => expect.fail(reason));
      expect(started.name).toBe(engine);
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
