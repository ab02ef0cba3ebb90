import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf, phantoms } from '../../support/phantom-copies.ts';
import { runProgram } from '../../support/run-program.ts';
import { scratchFiles, scratchFolder } from '../../support/scratch-folder.ts';

test('audit finds a planted leak on several threads, and writes a report that needs no network', async () => {
  const [a, b] = phantoms(2, { width: 160, height: 220 });
  if (!a || !b) throw new Error('Two phantoms are needed.');
  const folder = await scratchFiles({
    'set/train/fractured/a.jpg': await copyOf(a, {}),
    'set/train/not fractured/b.jpg': await copyOf(b, {}),
    'set/test/fractured/a turned.jpg': await copyOf(a, { turn: 77 }),
    'set/test/not fractured/<b>.jpg': await copyOf(b, {}),
    'set/test/not fractured/broken.jpg': 'nothing',
  });
  const cache = await scratchFolder();
  const args = ['audit', 'set', '--out', 'report', '--cache', cache, '--threads', '2'];
  const { exitCode, output, errors } = await runProgram(args, { folder });
  expect(errors).toContain('set/test/not fractured/broken.jpg: This file is not a picture');
  expect(exitCode).toBe(1);
  expect(output).toContain('5 files, 4 distinct contents, 3 source pictures.');
  expect(output).toContain(
    'Of 3 test or val files, 1 have a byte-identical copy in train and 1 a transformed one.',
  );
  expect((await readdir(join(folder, 'report'))).sort()).toEqual(['audit.html', 'audit.json']);
  const page = await readFile(join(folder, 'report', 'audit.html'), 'utf8');
  expect(page).toContain('test/not fractured/&lt;b&gt;.jpg');
  expect(page).toContain('data:image/jpeg;base64,');
  expect(page).not.toMatch(/(?:src|href)="http/);
  const audit = JSON.parse(await readFile(join(folder, 'report', 'audit.json'), 'utf8'));
  expect(audit.crossSplit).toEqual({ identical: 1, transformed: 1 });
}, 180_000);

test('audit says so where there is no such folder', async () => {
  const { exitCode, errors } = await runProgram(['audit', 'nowhere'], { folder: await scratchFolder() });
  expect(exitCode).toBe(2);
  expect(errors).toMatch(/There is no folder .*nowhere/);
});
