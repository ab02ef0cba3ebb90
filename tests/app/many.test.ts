import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { limb } from '../support/limb.ts';
import { textFile } from './files.ts';
import { bring, openSite, visit } from './visit.ts';

test('an archive of 300 pictures is listed at once with few rows on the page, read in order, halted and cancelled', async () => {
  const { page } = await visit(await openSite());
  const bytes = encode({ width: 30, height: 40, data: limb(30, 40), channels: 1 });
  const pictures = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [`set/${at}.png`, [bytes, { level: 0 }] as const]),
  );
  const archive = zipSync({ ...pictures, 'set/notes.txt': textFile.bytes });
  await bring(page, [{ name: 'set.zip', bytes: archive }]);

  const summary = page.getByText(/ of 300 read/);
  await summary.waitFor();
  await page.getByText('1 file was left out').click();
  await page.getByText('set.zip/set/notes.txt').waitFor();
  expect(await page.locator('.film-row').count()).toBeLessThan(60);
  await page.getByText(/about .* left/).waitFor();

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused').waitFor();
  const list = page.getByRole('region', { name: 'X-rays' });
  await list.locator('[aria-current]').focus();
  await page.keyboard.press('End');
  await list.locator('[aria-posinset="300"]').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^299\.png/);
  expect(await page.locator('.film-row').count()).toBeLessThan(60);
  await page.keyboard.press('x');
  await page.getByText('1 chosen').waitFor();
  await page.getByRole('button', { name: 'Remove them' }).click();
  await page.getByText(/ of 299 read/).waitFor();

  await page.getByRole('button', { name: 'Cancel the rest' }).click();
  await page.getByText(/^(\d+) of \1 read$/).waitFor();
});
