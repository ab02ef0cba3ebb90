import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isPermissive } from '../../build/permissive.ts';
import { licencesOf } from '../../build/shipped-licences.ts';

test.each([
  'MIT',
  'Apache-2.0',
  '(MIT AND Zlib)',
  'MIT AND BSD-3-Clause',
  '(MIT OR GPL-3.0-only)',
  'CC0-1.0',
])('what is under %s may ship', (licence) => {
  expect(isPermissive(licence)).toBe(true);
});

test.each([
  'GPL-3.0-only',
  'LGPL-2.1',
  'MPL-2.0',
  'MIT AND GPL-2.0',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE.txt',
  '',
])('what is under "%s" may not', (licence) => {
  expect(isPermissive(licence)).toBe(false);
});

async function packageFolder(licence: string | undefined, text?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'osteoscope-package-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'strange', version: '1.0.0', license: licence }),
  );
  if (text) await writeFile(join(folder, 'LICENSE'), text);
  return folder;
}

test('a package that may not ship, or has no licence text, stops the build by its name', async () => {
  const copyleft = await packageFolder('GPL-3.0-only', 'GNU');
  expect(() => licencesOf([copyleft])).toThrow(
    'The package strange may not ship: its licence is "GPL-3.0-only".',
  );
  const silent = await packageFolder(undefined);
  expect(() => licencesOf([silent])).toThrow('The package strange may not ship');
  const textless = await packageFolder('MIT');
  expect(() => licencesOf([textless])).toThrow('The package strange has no licence file');
});

test('packages under the same text share it', async () => {
  const folders = await Promise.all([
    packageFolder('MIT', 'Do as you like.'),
    packageFolder('MIT', 'Do as you like.\n'),
  ]);
  const { packages, texts } = licencesOf(folders);
  expect(texts).toEqual(['Do as you like.']);
  expect(packages.map(({ text }) => text)).toEqual([0, 0]);
});
