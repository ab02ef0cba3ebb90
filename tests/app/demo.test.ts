import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSite, visit } from './visit.ts';

test('a link with ?demo opens every sample at once, each said to be synthetic, in the language of the browser', async () => {
  const { page } = await visit(await openSite(), { path: '?demo', locale: 'de-AT' });
  const samples: unknown[] = JSON.parse(
    await readFile(join(process.cwd(), 'public/samples/samples.json'), 'utf8'),
  );
  await page
    .locator('.film-row')
    .nth(samples.length - 1)
    .waitFor();
  expect(await page.locator('.film-row').getByText('Phantom').count()).toBe(samples.length);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
});
