import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deepPng, emptyFile, hugePicture, jpeg, png, textFile, truncatedJpeg } from './files.ts';
import { bring, openSite, rowOf, verdictOf, visit } from './visit.ts';

test('of several files each gets its own answer: a verdict, or the reason why there is none', async () => {
  const { page } = await visit(await openSite());
  const files = [await jpeg(), await truncatedJpeg(), emptyFile, textFile, hugePicture, deepPng()];
  await bring(page, files);

  expect(await verdictOf(page, 'forearm.jpg')).toMatch(/\d %/);
  expect(await verdictOf(page, 'knee-16-bit.png')).toMatch(/\d %/);
  await page.getByText('2 of 6 read, 4 could not be read').waitFor();

  const reasons = {
    'half.jpg': /JPEG/,
    'empty.png': /empty/,
    'notes.png': /not a picture/,
    'huge.png': /200 megapixels|100 megapixels/,
  };
  for (const [name, reason] of Object.entries(reasons)) {
    await rowOf(page, name).getByRole('button').first().click();
    const box = page.getByRole('figure');
    await box.getByRole('heading', { name: `${name} could not be read` }).waitFor();
    expect(await box.textContent()).toMatch(reason);
  }
});

test('the finding tells label, probability, threshold, time and engine, and shows where it comes from', async () => {
  const { page } = await visit(await openSite());
  // One that the model takes for a bone radiograph.
  const bytes = await readFile(join(process.cwd(), 'public/samples/wrist-no-fracture.png'));
  await bring(page, [{ name: 'wrist.png', bytes }]);
  const finding = page.getByRole('complementary', { name: 'Finding' });
  await finding.getByRole('heading', { name: /^(Fractured|Not fractured)$/ }).waitFor();
  const probability = finding.getByRole('meter', { name: 'Probability of a fracture' });
  expect(Number(await probability.getAttribute('value'))).toBeGreaterThan(0);
  const text = await finding.textContent();
  expect(text).toMatch(/Threshold \d+/);
  expect(text).toMatch(/Opened[\d.]+ m?s/);
  expect(text).toMatch(/EngineWebAssembly, because graphics are computed in software here/);
  expect(text).toMatch(/AUC \d\.\d\d \(95 % interval|Not evaluated/);

  await page.getByRole('img', { name: 'X-ray wrist.png under the overlay' }).waitFor();
  await finding.getByRole('switch', { name: 'Show overlay' }).uncheck();
  await page.getByRole('img', { name: 'X-ray wrist.png', exact: true }).waitFor();
});

test('pictures come from the file picker, the clipboard and the samples, which are marked as synthetic', async () => {
  const { page } = await visit(await openSite());
  const { name, bytes } = png('picked.png');
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name, mimeType: 'image/png', buffer: Buffer.from(bytes) }]);
  await verdictOf(page, 'picked.png');
  await bring(page, [png('pasted.png')], 'paste');
  await verdictOf(page, 'pasted.png');

  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('heading', { name: 'Put an X-ray on the light box' }).waitFor();
  await page.locator('.sample').first().click();
  await page.getByRole('figure').getByText('Synthetic picture').waitFor();
  await page.getByRole('heading', { name: /^(Fractured|Not fractured)$/ }).waitFor();
});

test('everything can be done with keys alone', async () => {
  const { page } = await visit(await openSite());
  await bring(page, [png('first.png'), png('second.png'), emptyFile]);
  await page.getByText('2 of 3 read, 1 could not be read').waitFor();
  const overlaid = page.getByRole('img', { name: 'X-ray first.png under the overlay' });
  await overlaid.waitFor();

  await page.keyboard.press('o');
  await overlaid.waitFor({ state: 'detached' });
  await page.keyboard.press('o');
  await overlaid.waitFor();
  await page.keyboard.down('c');
  await overlaid.waitFor({ state: 'detached' });
  await page.keyboard.up('c');
  await overlaid.waitFor();

  await page.keyboard.press('ArrowDown');
  await page.getByRole('figure').getByText('second.png').waitFor();
  await page.keyboard.press('Delete');
  await page.getByText('1 of 2 read, 1 could not be read').waitFor();
  await page.getByRole('figure').getByText('This file is empty.').waitFor();

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'About the model' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'How good it is' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('About the model');
});

test('when the worker dies the page says so, and reads on once the person asks for it', async () => {
  const { page } = await visit(await openSite(), { expected: /the worker dies/ });
  await bring(page, [png('before.png')]);
  await verdictOf(page, 'before.png');
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('the worker dies');
    });
  });
  await page.getByText(/The part of the page that reads pictures stopped .*the worker dies/).waitFor();
  await bring(page, [png('after.png')]);
  await page.getByRole('button', { name: 'Load the model again' }).click();
  await verdictOf(page, 'after.png');
});
