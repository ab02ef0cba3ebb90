import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../training/random.ts';
import { runProgram } from '../../support/run-program.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

/** Two sets of specks: in `one` fractures are drawn and a folder names no class; `two` has nothing but classes. */
async function twoSets(): Promise<string> {
  const random = seededRandom(1);
  const speck = (): Uint8Array => {
    const data = Uint8Array.from({ length: 24 * 24 }, () => random.integer(256));
    return encode({ width: 24, height: 24, data, channels: 1, depth: 8 });
  };
  const files: Record<string, string | Uint8Array> = {};
  const regions: Record<string, unknown[]> = {};
  for (let index = 0; index < 2; index++) {
    files[`one/fractured/f${index}.png`] = speck();
    files[`one/unlabelled/u${index}.png`] = speck();
    files[`two/fractured/g${index}.png`] = speck();
    files[`two/not fractured/n${index}.png`] = speck();
    files[`two/not fractured/n${index} (2).png`] = speck();
    regions[`f${index}.png`] = [{ box: [0.4, 0.4, 0.2, 0.2] }];
    regions[`u${index}.png`] = [];
  }
  return scratchFiles({ ...files, 'one/regions.json': JSON.stringify(regions) });
}

test('several sets are trained on together, weighed, with so many pictures of a source in an epoch', async () => {
  const folder = await twoSets();
  const { exitCode, errors } = await runProgram(
    [
      ...['train', '--data', 'one', 'two', '--weights', 'two=2', 'one/unlabelled=0.1', '--per-group', '1'],
      ...['--split', 'official', '--hold-out', '0', '--epochs', '1', '--run', 'run', '--engine', 'wasm'],
    ],
    { folder },
  );
  expect(errors).toContain('10 pictures for training');
  // Two copies of two pictures are one source each.
  expect(errors).toMatch(/training: 8 in/);
  expect(exitCode).toBe(0);
  const run = JSON.parse(await readFile(join(folder, 'run/run.json'), 'utf8'));
  expect(run.data).toMatchObject([
    { name: 'one', pictures: 4, fractured: 2 },
    { name: 'two', pictures: 6, fractured: 2, groups: 4 },
  ]);
  expect(run.command).toContain('--weights two=2 one/unlabelled=0.1 --per-group 1');
  const log = (await readFile(join(folder, 'run/log.jsonl'), 'utf8')).trim().split('\n');
  const epoch = log.map((line) => JSON.parse(line)).find(({ event }) => event === 'epoch');
  expect(epoch.secondsWaitedForPictures).toBeGreaterThanOrEqual(0);
}, 180_000);
