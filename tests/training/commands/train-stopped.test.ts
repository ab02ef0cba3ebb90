import { execFile } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { mkdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bars } from '../../support/bar-pictures.ts';
import { runProgram } from '../../support/run-program.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const EPOCHS = 3;

async function read(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Ends the program at once, and not its doing, as soon as it begins to write its second checkpoint. */
async function killedWhileWriting(run: string): Promise<string> {
  await mkdir(run);
  const { errors, exitCode } = await runProgram(
    [
      ...['train', '--data', await bars(6), '--epochs', String(EPOCHS), '--batch', '4', '--run', run],
      ...['--engine', 'wasm', '--workers', '1'],
    ],
    {
      onStart: (program) => {
        const watching = watch(run, (_, name) => {
          if (name === 'checkpoint.writing' && existsSync(join(run, 'checkpoint'))) program.kill('SIGKILL');
        });
        program.on('exit', () => watching.close());
      },
    },
  );
  expect(exitCode).toBe(null);
  return errors;
}

test('a run killed while it writes a checkpoint, then on a full disk, goes on from the last checkpoint each time, and one whose checkpoints are all damaged says so', async ({
  skip,
}) => {
  if (process.platform !== 'linux')
    return skip('The size of a program’s files can be limited on Linux alone.');
  const run = join(await scratchFolder(), 'run');
  const errors = await killedWhileWriting(run);
  const done = errors.match(/^epoch \d+: loss/gm)?.length ?? 0;
  expect(done).toBeLessThan(EPOCHS);

  // A limit to the size of files is as a full disk to whoever writes a large one.
  const full = await runProgram(['train', '--resume', run], {
    onStart: ({ pid }) => promisify(execFile)('prlimit', [`--pid=${pid}`, '--fsize=5000000']),
  });
  expect(full.errors).toMatch(
    /The checkpoint .* cannot be written: EFBIG.*The last checkpoint is kept.*--resume/,
  );
  expect(full.exitCode).toBe(3);

  const resumed = await runProgram(['train', '--resume', run]);
  // What was trained since the last checkpoint is lost, and no more: they come after each epoch.
  const from = Number(/Going on after epoch (\d+), batch 0/.exec(resumed.errors)?.[1]);
  expect(from).toBeGreaterThanOrEqual(done - 1);
  expect(resumed.exitCode).toBe(0);
  expect(await read(join(run, 'run.json'))).toMatchObject({ epochs: EPOCHS });

  for (const place of ['checkpoint', 'checkpoint.previous'])
    await truncate(join(run, place, 'memory.bin'), 9);
  const damaged = await runProgram(['train', '--resume', run]);
  expect(damaged.errors).toMatch(
    /checkpoint is damaged .*checkpoint\.previous is damaged .*Start the run anew/,
  );
  expect(damaged.exitCode).toBe(3);
}, 300_000);
