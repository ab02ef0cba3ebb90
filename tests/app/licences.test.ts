import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { isPermissive } from '../../build/permissive.ts';
import type { ShippedLicences } from '../../src/app/shipped-licences.ts';

async function shipped(): Promise<ShippedLicences> {
  return JSON.parse(await readFile(join(inject('builtApp'), 'licences.json'), 'utf8'));
}

test('every package in the app is named with its version and its licence, which asks for no more', async () => {
  const { packages, texts } = await shipped();
  const names = packages.map(({ name }) => name);
  // One of the page, of the reading room, of a codec loaded late, of the archive's worker and of the service worker.
  expect(names).toEqual(
    expect.arrayContaining([
      'react-dom',
      '@tensorflow/tfjs-backend-wasm',
      '@cornerstonejs/codec-openjpeg',
      'fflate',
      'workbox-precaching',
    ]),
  );
  expect(new Set(names).size).toBe(names.length);
  // Neither what only builds and tests the app, nor what only trains models.
  for (const name of ['vitest', 'playwright', 'sharp', 'commander', '@tensorflow/tfjs']) {
    expect(names).not.toContain(name);
  }
  for (const { name, version, licence, text } of packages) {
    expect(isPermissive(licence), name).toBe(true);
    expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
    expect(texts[text]?.length, name).toBeGreaterThan(100);
  }
});

test('a programme compiled into a package is named with it', async () => {
  const { packages, texts } = await shipped();
  const textOf = (name: string) => texts[packages.find((each) => each.name === name)?.text ?? -1];
  expect(textOf('@cornerstonejs/codec-openjpeg')).toContain('OpenJPEG');
  expect(textOf('@cornerstonejs/codec-libjpeg-turbo-8bit')).toContain('Independent JPEG Group');
});

test('the list is kept for offline use with the rest', async () => {
  const folder = inject('builtApp');
  expect(await readdir(folder)).toContain('licences.json');
  expect(await readFile(join(folder, 'service-worker.js'), 'utf8')).toContain('licences.json');
});
