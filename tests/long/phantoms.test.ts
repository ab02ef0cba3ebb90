import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../support/run-program.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

test('seed-cnn, trained on phantoms and exported, reads phantoms it has not seen better than chance', async () => {
  const folder = await scratchFolder();
  const run = async (...args: string[]): Promise<void> => {
    const { exitCode, errors } = await runProgram(args, { folder });
    expect(exitCode, errors).toBe(0);
  };
  await run('phantom', '--out', 'phantoms', '--count', '400', '--size', '300', '--seed', '11');
  await run(...['train', '--data', 'phantoms', '--split', 'clean', '--epochs', '12', '--run', 'run']);
  await run(...['export', '--from', 'run', '--to', 'model', '--id', 'phantom-cnn', '--precision', 'uint8']);
  await run(
    ...['evaluate', '--model', 'model', '--data', 'phantoms', '--split', 'run/split.json', '--side', 'test'],
    ...['--out', 'evaluation', '--no-log'],
  );
  const evaluation = JSON.parse(await readFile(join(folder, 'evaluation/evaluation.json'), 'utf8'));
  expect(evaluation.pictures).toBe(80);
  expect(evaluation.areaUnderRoc.value).toBeGreaterThan(0.6);
});
