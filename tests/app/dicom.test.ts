import { expect, test } from 'vitest';
import { dicomFile } from '../support/dicom-file.ts';
import { bring, openSite, rowOf, verdictOf, visit } from './visit.ts';

/** The same radiograph, each kept in a way that takes a program of its own to read. */
const ALIKE = [
  'explicit-little',
  'deflated',
  'rle',
  'jpeg-lossless',
  'jpeg-ls',
  'jpeg-2000-lossless',
  'htj2k',
];
const LOSSY = ['jpeg-baseline', 'jpeg-extended'];

const dicom = async (name: string) => ({
  // As on a disc: without an ending.
  name,
  bytes: await dicomFile(name),
});

test('DICOM files of every kind of compression are read with the network cut before the first of them came', async () => {
  const site = await openSite();
  const { page, context } = await visit(site, { keep: true });
  await page.getByText('Osteoscope now works without a network.').waitFor();
  await site.close();
  await context.setOffline(true);

  await bring(page, await Promise.all([...ALIKE, ...LOSSY, 'ct'].map(dicom)));
  const verdicts = new Map<string, string>();
  for (const name of [...ALIKE, ...LOSSY]) {
    verdicts.set(name, (await verdictOf(page, name)).slice(name.length));
  }
  const plain = verdicts.get('explicit-little');
  expect(plain).toMatch(/\d %/);
  for (const name of ALIKE) expect(verdicts.get(name), name).toBe(plain);

  await rowOf(page, 'ct').getByRole('button').first().click();
  await page
    .getByRole('figure')
    .getByText(/computed tomogram \(CT\), no radiograph/)
    .waitFor();
});
