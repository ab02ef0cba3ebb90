import { join } from 'node:path';
import { encode } from 'fast-png';
import { beforeAll, expect, test } from 'vitest';
import { loadClassifier } from '../../../src/classifier/load-classifier.ts';
import type { ModelFiles } from '../../../src/classifier/model-files.ts';
import { startEngine } from '../../../training/backend/engine.ts';
import { measureRandomisation } from '../../../training/evaluation/randomisation.ts';
import { shuffledWeights } from '../../../training/evaluation/shuffled-weights.ts';
import { exportedModelFolder } from '../../../training/models/exported-models.ts';
import { storedModelFiles } from '../../../training/models/stored-model-files.ts';
import { seededRandom } from '../../../training/random.ts';
import { limb } from '../../support/limb.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';
import { TINY_MODEL } from '../../support/tiny-model-folder.ts';

beforeAll(async () => {
  await startEngine('wasm');
});

const weightsOf = async (files: ModelFiles): Promise<Map<string, Float32Array>> => {
  const classifier = await loadClassifier(files);
  const found = new Map<string, Float32Array>();
  for (const [name, [tensor]] of Object.entries(classifier.graph.weights)) {
    if (tensor) found.set(name, Float32Array.from(await tensor.data()));
  }
  classifier.dispose();
  return found;
};

test('shuffled weights hold the same numbers in another order; shapes and axes stay', async () => {
  const files = storedModelFiles(TINY_MODEL);
  const [before, after] = [
    await weightsOf(files),
    await weightsOf(await shuffledWeights(files, seededRandom(1))),
  ];
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [name, values] of before) {
    const shuffled = after.get(name) ?? new Float32Array();
    expect(shuffled.toSorted(), name).toEqual(values.toSorted());
    // Some weights have one number, or whole ones that tell of shapes.
    if (name.includes('conv') && values.length > 20) expect(shuffled, name).not.toEqual(values);
  }
});

test('the map of the shipped model is destroyed by shuffling its weights', async () => {
  const files = storedModelFiles(exportedModelFolder());
  const classifier = await loadClassifier(files);
  const [width, height] = [120, 160];
  const folder = await scratchFiles({
    'a.png': encode({ width, height, data: limb(width, height), channels: 1, depth: 8 }),
  });
  const box = { left: 0.4, top: 0.4, width: 0.1, height: 0.1, polygons: [] };
  const picture = { ...madeUpPicture('a.png'), path: join(folder, 'a.png'), regions: [box] };
  const evidence = { peak: { x: 0.5, y: 0.5 }, regions: [] };
  const judged = [
    {
      picture,
      evidence,
      group: '1',
      fractured: true,
      alsoInTrain: false,
      probability: 0.5,
      logit: 0,
      admission: { kind: 'unchecked' } as const,
    },
  ];
  const found = await measureRandomisation(classifier, files, judged, 1, seededRandom(1));
  classifier.dispose();
  expect(found).toMatchObject({ pictures: 1, byChance: expect.closeTo(0.16 ** 2, 6) });
  expect(Math.abs(found?.mapCorrelation ?? 1)).toBeLessThan(0.7);
}, 120_000);
