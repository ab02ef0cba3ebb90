import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { ExitCode } from '../../../training/exit-code.ts';
import { limb } from '../../support/limb.ts';
import { runHere } from '../../support/run-here.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';
import { TINY_MODEL } from '../../support/tiny-model-folder.ts';

/** A set of 20 pictures with a split of it. */
async function splitSet(): Promise<string> {
  const files: Record<string, Uint8Array> = {};
  for (let index = 0; index < 20; index++) {
    const [width, height] = [30 + index, 40];
    const label = index % 2 === 0 ? 'fractured' : 'not fractured';
    files[`set/${label}/${index}.png`] = encode({
      width,
      height,
      data: limb(width, height),
      channels: 1,
      depth: 8,
    });
  }
  const folder = await scratchFiles(files);
  expect((await runHere(['split', 'set', '--out', 'split.json'], folder)).exitCode).toBe(ExitCode.allWell);
  return folder;
}

async function evaluated(folder: string, ...more: string[]): Promise<string | null> {
  const log = join(folder, 'log.md');
  const args = ['evaluate', '--data', 'set', '--model', TINY_MODEL, '--engine', 'cpu', '--bootstrap', '10'];
  const { exitCode, errors } = await runHere([...args, '--test-log', log, ...more], folder);
  expect(errors).not.toContain('Error');
  expect(exitCode).toBe(ExitCode.allWell);
  return existsSync(log) ? readFile(log, 'utf8') : null;
}

test('reading the test side of a split is noted with model, split and what is measured', async () => {
  const folder = await splitSet();
  const log = await evaluated(folder, '--split', 'split.json');
  expect(log?.trimEnd().split('\n').at(-1)).toMatch(
    /^\| \d{4}-\d\d-\d\d \d\d:\d\d \| [\w-]+ [\d.]+ \| `[0-9a-f]{16}` \| split\.json `[0-9a-f]{16}` \| `osteoscope evaluate --model tiny-model --split split\.json` \| .* set, side "test": 4 test pictures, 4 sources \|$/,
  );
  const twice = await evaluated(folder, '--split', 'split.json', '--side', 'all');
  expect(twice?.match(/test pictures/g)).toHaveLength(2);
});

test('other sides, and folders without a split, are not noted', async () => {
  const folder = await splitSet();
  expect(await evaluated(folder, '--split', 'split.json', '--side', 'validation')).toBeNull();
  expect(await evaluated(folder)).toBeNull();
});
