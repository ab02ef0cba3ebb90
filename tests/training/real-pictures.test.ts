/** Real radiographs lie beside a checkout only where somebody put them; none of them belongs to the software. */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { scanDataset } from '../../training/dataset/scan-dataset.ts';
import { runProgram } from '../support/run-program.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const archive = resolve('../shared/data/fracatlas.tar');
const HANDFUL = 12;

const withRealPictures = existsSync(archive)
  ? test
  : (name: string, _: () => Promise<void>) => test.skip(`${name} (skipped: ${archive} is not there)`);

/** Unpacks a few pictures of each class. */
async function handful(): Promise<string> {
  const folder = await scratchFolder();
  const names = execFileSync('tar', ['tf', archive], { maxBuffer: 2 ** 26 })
    .toString()
    .split('\n')
    .filter((name) => name.endsWith('.jpg'));
  const chosen = ['/fractured/', '/not fractured/'].flatMap((part) =>
    names.filter((name) => name.includes(part)).slice(0, HANDFUL / 2),
  );
  execFileSync('tar', ['xf', archive, '-C', folder, ...chosen, 'fracatlas/regions.json']);
  return join(folder, 'fracatlas');
}

withRealPictures('real radiographs decode to one grey plane of the size their files say', async () => {
  const { pictures } = await scanDataset(await handful());
  expect(pictures).toHaveLength(HANDFUL);
  expect(
    pictures.filter(({ label, regions }) => label === 'fractured' && (regions?.length ?? 0) > 0),
  ).toHaveLength(HANDFUL / 2);
  for (const { path } of pictures) {
    const { width, height, pixels, source } = await decodeRadiograph(await readFile(path), nodeRasterDecoder);
    expect(source.format).toBe('jpeg');
    expect(Math.max(width, height)).toBeLessThanOrEqual(448);
    expect(pixels).toHaveLength(width * height);
    expect(new Set(pixels).size).toBeGreaterThan(50);
  }
});

withRealPictures('predict answers for every real radiograph', async () => {
  const folder = await handful();
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.jpg')).sort();
  const { exitCode, output } = await runProgram(['predict', '--jsonl', '--model', 'seed-cnn', '-'], {
    folder,
    input: `${files.join('\n')}\n`,
  });
  expect(exitCode).toBe(0);
  const answers = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map(({ file }) => file)).toEqual(files);
  for (const { probability, label, error } of answers) {
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
    expect(label).toMatch(/^(not )?fractured$/);
    expect(error).toBeNull();
  }
});
