import { expect, test } from 'vitest';
import { openSite, visit } from './visit.ts';

test('the figures behind a model are two keys away from its line, fit a phone, and are there without a network', async () => {
  const site = await openSite();
  const { page, context } = await visit(site, { keep: true });
  await page.getByText('Osteoscope now works without a network.').waitFor();
  await site.close();
  await context.setOffline(true);

  const link = page.getByRole('link', { name: 'The data behind it' });
  await link.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The data behind the model' });
  await dialog.getByRole('heading', { name: 'What it was trained on' }).waitFor();
  expect(page.url()).toMatch(/#data\/[\w-]+$/);
  await dialog
    .getByRole('img', { name: /How often each grey occurs/ })
    .first()
    .waitFor();

  await page.setViewportSize({ width: 390, height: 844 });
  const widths = await dialog.evaluate((element) => [element.scrollWidth, element.clientWidth]);
  expect(widths[0]).toBe(widths[1]);

  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('#');
  await page.goBack();
  await dialog.waitFor();
});
