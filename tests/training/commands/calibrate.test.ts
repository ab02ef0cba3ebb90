import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { SmoothMaximum } from '../../../training/models/smooth-maximum.ts';
import { seededRandom } from '../../../training/random.ts';
import { runHere } from '../../support/run-here.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';
import { TINY_RUN, writeRun } from '../../support/tiny-model.ts';

const SIDE = 32;
const random = seededRandom(11);

/** Evidence of a cell is the grey of its four by four pixels. */
async function spotModel(folder: string): Promise<void> {
  await startEngine('cpu');
  const input = tf.input({ shape: [SIDE, SIDE, 1] });
  const mean = tf.layers.averagePooling2d({ poolSize: 4 }).apply(input);
  const evidence = tf.layers.conv2d({ name: 'evidence', filters: 1, kernelSize: 1 });
  const map = evidence.apply(mean);
  const logit = new SmoothMaximum({ name: 'pooled' }).apply(map);
  if (!(map instanceof tf.SymbolicTensor && logit instanceof tf.SymbolicTensor)) throw new Error('No model.');
  const model = tf.model({ inputs: input, outputs: [logit, map] });
  const weights = [tf.tensor4d([[[[12]]]]), tf.tensor1d([-8])];
  evidence.setWeights(weights);
  const spec = { width: SIDE, height: SIDE, channels: 1, mean: 0, deviation: 1, margin: 0 };
  await writeRun(join(folder, 'run'), model, { ...TINY_RUN, input: spec, regions: { threshold: 9 } });
  tf.dispose([weights, model.getWeights()]);
}

/** Dark, with a spot where it is fractured. */
function picture(spot: { x: number; y: number } | null): Uint8Array {
  const data = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
    const inSpot = spot && Math.hypot((at % SIDE) - spot.x, Math.floor(at / SIDE) - spot.y) < 4;
    return (inSpot ? 150 + random.integer(80) : 20) + random.integer(20);
  });
  // The range of grey is the same in all.
  data[0] = 0;
  data[1] = 255;
  return encode({ width: SIDE, height: SIDE, data, channels: 1, depth: 8 });
}

test('a run gets calibration, points, prevalence and rules for regions from the sides they belong to', async () => {
  const files: Record<string, string | Uint8Array> = {};
  const regions: Record<string, unknown[]> = {};
  const groups: { side: string; contents: string[] }[] = [];
  for (let index = 0; index < 40; index++) {
    const spot = index % 4 === 0 ? { x: 8 + random.integer(16), y: 8 + random.integer(16) } : null;
    const bytes = picture(spot);
    files[`set/${spot ? 'fractured' : 'not fractured'}/${index}.png`] = bytes;
    regions[`${index}.png`] = spot
      ? [{ box: [(spot.x - 4) / SIDE, (spot.y - 4) / SIDE, 8 / SIDE, 8 / SIDE] }]
      : [];
    const contents = [createHash('sha256').update(bytes).digest('hex')];
    groups.push({ side: index < 20 ? 'calibration' : 'validation', contents });
  }
  const split = { format: 'osteoscope-split/1', seed: 1, method: 'by hand', groups };
  const folder = await scratchFiles({
    ...files,
    'set/regions.json': JSON.stringify(regions),
    'split.json': JSON.stringify(split),
  });
  await spotModel(folder);
  const { exitCode, errors } = await runHere(
    ['calibrate', 'run', '--data', 'set', '--split', 'split.json', '--engine', 'cpu'],
    folder,
  );
  expect(errors).toContain('20 pictures: temperature');
  expect(exitCode).toBe(0);
  const run = JSON.parse(await readFile(join(folder, 'run/run.json'), 'utf8'));
  expect(run.command).toBe(TINY_RUN.command);
  expect(run.calibration.prevalence).toBe(0.25);
  expect(run.operatingPoints).toMatchObject({ balanced: { sensitivity: 1, specificity: 1 } });
  // A spot's cells have logits from −8 + 12 · 0.6 on, all others below −7.
  expect(run.regions.threshold).toBeGreaterThan(-7);
  expect(run.regions.threshold).toBeLessThan(3);
});
