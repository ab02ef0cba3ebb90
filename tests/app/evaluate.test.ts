import { readFile } from 'node:fs/promises';
import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { limb } from '../support/limb.ts';
import { bring, openSite, visit } from './visit.ts';

const picture = (width: number): Uint8Array =>
  encode({ width, height: 40, data: limb(width, 40), channels: 1 });

test('labelled folders in an archive are evaluated here, a list of labels is heeded, and a mistake opens its picture', async () => {
  const { page } = await visit(await openSite(), { path: '?model=seed-cnn' });
  await page.getByRole('link', { name: 'Evaluate on labelled pictures' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Evaluate on your own pictures' });
  const archive = zipSync({
    'set/fractured/a.png': picture(30),
    'set/fractured/broken.png': picture(30).subarray(0, 90),
    'set/not fractured/b.png': picture(30),
    'set/not fractured/c.png': picture(30),
    'set/plain.png': picture(30),
  });
  await bring(page, [{ name: 'set.zip', bytes: archive }]);
  await dialog.getByText('3 pictures, 1 of them fractured.').waitFor();
  await dialog
    .getByRole('status')
    .getByText(/95 % interval/)
    .waitFor();
  await dialog.getByText('1 picture has no label').click();
  await dialog.getByText('set.zip/set/plain.png').waitFor();
  await dialog.getByText('1 file could not be read').click();
  await dialog.getByText(/^set\.zip\/set\/fractured\/broken\.png: /).waitFor();

  // One picture thrice: all are called alike, so there is a mistake at any threshold.
  const labels = 'file;label;group\nplain.png;1;p1\na.png;0;p1\n"b.png";1;p2\nnowhere.png;1;\n';
  await bring(page, [{ name: 'labels.csv', bytes: Buffer.from(`\uFEFF${labels}`) }]);
  await dialog.getByText('Labels from labels.csv: 4 files.').waitFor();
  await dialog.getByText('4 pictures, 2 of them fractured.').waitFor();
  await dialog.getByText(/draws the 3 groups of the list/).waitFor();
  await dialog.getByText('1 file of the list is not opened').waitFor();
  await dialog
    .getByRole('status')
    .getByText(/95 % interval/)
    .waitFor();

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save figures as JSON' }).press('Enter');
  const figures = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(figures).toMatchObject({ pictures: 4, fractured: 2, groups: 3, areaUnderRoc: 0.5 });
  expect(figures.intervals).toMatchObject({ by: 'group' });

  for (const width of [390, 820]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const mistake = dialog.getByRole('region', { name: 'Worst mistakes' }).getByRole('button').first();
  const [name = ''] = ((await mistake.textContent()) ?? '').match(/^\w+\.png/) ?? [];
  await mistake.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.film-row [aria-current]').filter({ hasText: name }).waitFor();
  expect(page.url()).not.toContain('#');
});
