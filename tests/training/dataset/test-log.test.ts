import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logTestOpening, type TestOpening, weightsHash } from '../../../training/dataset/test-log.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

const weights = {
  precision: 'float32',
  parameters: 1,
  multiplyAdds: 1,
  files: {
    'model.json': { bytes: 1, sha256: 'a'.repeat(64) },
    'shard.bin': { bytes: 1, sha256: 'b'.repeat(64) },
  },
} as const;

const opening = (split: string): TestOpening => ({
  at: new Date('2026-11-24T08:15:30Z'),
  card: { id: 'seed-cnn', version: '1.0', weights },
  split,
  command: 'osteoscope evaluate --split split.json | tee',
  measured: 'accuracy on 12 pictures',
});

test('every look at a test side is a line, and earlier lines stay', async () => {
  const folder = await scratchFiles({ 'split.json': '{}' });
  const log = join(folder, 'docs', 'test-log.md');
  await logTestOpening(log, opening(join(folder, 'split.json')));
  await logTestOpening(log, opening(join(folder, 'split.json')));
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  expect(lines[0]).toBe('# Test log');
  expect(lines.slice(-2)).toEqual(Array(2).fill(lines.at(-1)));
  expect(lines.at(-1)).toBe(
    `| 2026-11-24 08:15 | seed-cnn 1.0 | \`${weightsHash({ weights })}\` | split.json \`44136fa355b3678a\` | \`osteoscope evaluate --split split.json \\| tee\` | accuracy on 12 pictures |`,
  );
});

test('the hash of weights is of all their files, whatever their order', () => {
  const { 'model.json': model, 'shard.bin': shard } = weights.files;
  const other = { ...shard, sha256: 'c'.repeat(64) };
  const hash = weightsHash({ weights });
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(weightsHash({ weights: { ...weights, files: { 'shard.bin': shard, 'model.json': model } } })).toBe(
    hash,
  );
  expect(
    weightsHash({ weights: { ...weights, files: { 'model.json': model, 'shard.bin': other } } }),
  ).not.toBe(hash);
});

test('where the log cannot be written the test side stays closed', async () => {
  const folder = await scratchFiles({ 'split.json': '{}' });
  await mkdir(join(folder, 'log'));
  await expect(logTestOpening(join(folder, 'log'), opening(join(folder, 'split.json')))).rejects.toThrow(
    /The test side stays closed/,
  );
});
