import { readFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { png } from './files.ts';
import { bring, openSite, verdictOf, visit } from './visit.ts';

/** Counts what goes to the printer. */
function countPrints(): void {
  let prints = 0;
  window.print = () => {
    document.body.dataset.prints = String(++prints);
  };
}

async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = await page.pdf({ format });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('a picture is kept by keys alone: as a PNG with its words burnt in, and as a report of one page whatever the note', async () => {
  const { page } = await visit(await openSite(), { before: countPrints });
  await bring(page, [png('wrist of <Jane>.png')]);
  await verdictOf(page, 'wrist of <Jane>.png');
  await page.getByRole('button', { name: 'Save as PNG' }).waitFor();

  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('wrist-of-Jane-osteoscope.png');
  const picture = decode(await readFile(await saved.path()));
  // 300 × 400 pixels are drawn larger, on a sheet with words below.
  expect(picture.width).toBe(720);
  expect(picture.height).toBeGreaterThan(1000);
  const row = (y: number): Uint8Array =>
    Uint8Array.from(picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4));
  const words = Array.from({ length: picture.height - 900 }, (_, y) => Math.max(...row(900 + y)));
  expect(words.filter((brightest) => brightest > 200).length).toBeGreaterThan(60);

  await page.keyboard.press('Control+p');
  const report = page.getByRole('dialog', { name: 'Report' });
  await report.getByRole('img').nth(1).waitFor();
  const sheet = report.getByRole('article');
  expect(await sheet.textContent()).toContain('Not a medical device');
  await report.getByLabel('Note', { exact: true }).focus();
  await page.keyboard.type('Fell off a horse.');
  await sheet.getByText('Fell off a horse.').waitFor();
  expect(await pagesOf(page, 'A4')).toBe(1);
  await report.getByLabel('Note', { exact: true }).fill(`${'W'.repeat(80)}\n`.repeat(20));
  expect(await pagesOf(page, 'Letter')).toBe(1);

  await sheet.getByText('wrist of <Jane>.png').waitFor();
  await report.getByLabel('Print the name of the file').press('Space');
  expect(await sheet.textContent()).not.toContain('Jane');
  await report.getByRole('button', { name: 'Print or save as PDF' }).press('Enter');
  expect(await page.evaluate(() => document.body.dataset.prints)).toBe('1');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await report.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});
