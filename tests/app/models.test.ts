import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { TINY_MODEL } from '../support/tiny-model-folder.ts';
import { bring, type DroppedFile, openSite, rowOf, verdictOf, visit } from './visit.ts';

/** Ones that the input gate takes for bone radiographs. */
const sample = async (name: string): Promise<DroppedFile> => ({
  name,
  bytes: await readFile(join(process.cwd(), 'public/samples', name)),
});

const tinyModel = async (): Promise<DroppedFile[]> => {
  const names = await readdir(TINY_MODEL);
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(TINY_MODEL, name)) })));
};

const meaning = (page: Page) => page.getByText(/of 100 like this one/);
const picker = (page: Page) => page.getByRole('dialog', { name: 'Choose the model' });

test('the number has its meaning in words, at a prevalence that is set by keyboard, and calls change with the operating point alone', async () => {
  const { page } = await visit(await openSite());
  await bring(page, [await sample('wrist-no-fracture.png')]);
  await verdictOf(page, 'wrist-no-fracture.png');
  expect(await meaning(page).textContent()).toMatch(
    /^Where 1 in 5 pictures shows a fracture, about \d+ of 100 like this one do\.$/,
  );
  await page.getByText('As in the pictures that the model was calibrated on.').waitFor();
  const called = async (): Promise<string | null> =>
    page.getByRole('complementary').getByRole('heading', { level: 3 }).first().textContent();
  const before = { called: await called(), meaning: await meaning(page).textContent() };

  const prevalence = page.getByRole('slider', { name: 'How common fractures are' });
  await prevalence.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  expect(await meaning(page).textContent()).toMatch(/^Where 1 in 50 pictures shows/);
  expect(await called()).toBe(before.called);

  const value = (): Promise<string | null> => page.getByRole('meter').getAttribute('value');
  const rare = await value();
  await page.getByRole('radio', { name: 'Balanced' }).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.getByRole('radio', { name: 'High sensitivity' }).isChecked()).toBe(true);
  await page.getByText('Misses least, with more false alarms.').waitFor();
  expect(await value()).toBe(rare);

  // Both are there again at the next visit.
  await page.reload();
  await bring(page, [await sample('wrist-no-fracture.png')]);
  await verdictOf(page, 'wrist-no-fracture.png');
  expect(await page.getByRole('radio', { name: 'High sensitivity' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: /^Take that of the calibration/ }).click();
  expect(await meaning(page).textContent()).toBe(before.meaning);
});

test('another model reads on, what was read is marked and read again by one button, and the address remembers', async () => {
  const { page } = await visit(await openSite());
  await bring(page, [await sample('wrist-no-fracture.png'), await sample('forearm-transverse-fracture.png')]);
  await verdictOf(page, 'forearm-transverse-fracture.png');
  await page.getByRole('button', { name: 'Choose another model' }).click();
  await picker(page).getByRole('button', { name: 'Use Seed CNN' }).click();
  await picker(page)
    .getByText(/is in use now\.$/)
    .waitFor();
  await page.keyboard.press('Escape');
  await rowOf(page, 'forearm-transverse-fracture.png').getByText('Read by evidence-net').waitFor();
  expect(page.url()).toContain('?model=seed-cnn');

  await page.getByRole('button', { name: /^Read 2 again with / }).click();
  await page.getByText(/were? read by another model/).waitFor({ state: 'detached' });
  await verdictOf(page, 'wrist-no-fracture.png');
  await verdictOf(page, 'forearm-transverse-fracture.png');
  expect(await page.getByText('Read by evidence-net').count()).toBe(0);

  await page.reload();
  await page.getByRole('heading', { name: 'Seed CNN' }).waitFor();
});

test('a model that does not exist is named, and the usual one reads instead', async () => {
  const { page } = await visit(await openSite(), { path: '?model=nowhere' });
  const notice = page.getByText('There is no model “nowhere” here: evidence-net reads instead.');
  await notice.waitFor();
  await page.getByRole('button', { name: 'Choose another model' }).click();
  await picker(page).getByRole('button', { name: 'Use Seed CNN' }).click();
  await picker(page).getByText('Seed CNN is in use now.').waitFor();
  expect(await page.getByText(/There is no model/).count()).toBe(0);
});

test('one’s own model is taken where its files are whole, and refused with a reason where they are not', async () => {
  const { page } = await visit(await openSite());
  await bring(page, [await sample('wrist-no-fracture.png')]);
  await verdictOf(page, 'wrist-no-fracture.png');
  const files = await tinyModel();

  await bring(
    page,
    files.map(({ name, bytes }) => ({ name, bytes: name.endsWith('.bin') ? bytes.slice(0, 100) : bytes })),
  );
  await picker(page)
    .getByText(/weights-1of1\.bin has 100 bytes and should have/)
    .waitFor();
  await picker(page).getByText('evidence-net stays in use.', { exact: false }).waitFor();

  await picker(page)
    .getByLabel('Choose its files')
    .last()
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })));
  await picker(page).getByText('Tiny is in use now.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Read it again with Tiny' }).click();
  await page.getByText(/^Among pictures like those it was calibrated on/).waitFor();
  expect(await verdictOf(page, 'wrist-no-fracture.png')).toMatch(/ractured/);
  expect(page.url()).not.toContain('model=');
});
