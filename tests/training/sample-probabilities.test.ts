import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../support/run-program.ts';

const root = process.cwd();

/** Made anew by `npm run sample-probabilities`, when a model or a sample was changed on purpose. */
const table: Record<string, Record<string, number>> = JSON.parse(
  await readFile(join(root, 'tests/fixtures/sample-probabilities.json'), 'utf8'),
);

test('the table names every shipped model and every sample', async () => {
  const samples = (await readdir(join(root, 'public/samples'))).filter((file) => file.endsWith('.png'));
  const entries = await readdir(join(root, 'public/models'), { withFileTypes: true });
  const models = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(Object.keys(table).sort()).toEqual(models.sort());
  for (const row of Object.values(table)) expect(Object.keys(row).sort()).toEqual(samples.sort());
});

test.each(Object.keys(table))(
  'predict says of every sample what %s said when it was shipped',
  async (model) => {
    const expected = table[model] ?? {};
    const samples = Object.keys(expected);
    const { exitCode, output } = await runProgram(['predict', '--jsonl', '--model', model, ...samples], {
      folder: join(root, 'public/samples'),
    });
    expect(exitCode).toBe(0);
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ file }) => file)).toEqual(samples);
    for (const { file, probability } of answers)
      expect(probability).toBeCloseTo(expected[file] ?? Number.NaN, 3);
  },
);
