import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openSite, visit } from './visit.ts';

/** Goes on from control to control, as a person does who has no mouse. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      // Past the last control the page itself has the focus, and all of its text.
      if (element === document.body) return '';
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return [
        element?.getAttribute('aria-label'),
        ...labels.map((each) => each.textContent),
        element?.textContent,
      ]
        .filter(Boolean)
        .join(' ');
    });
    if (name.test(at)) return;
    passed.push(at);
  }
  throw new Error(`${name} was not reached; on the way were: ${passed.join(' | ')}`);
}

test('with keys alone a person comes from the start to the verdict, the overlay and the exports, and hears the verdict', async () => {
  const { page } = await visit(await openSite(), { first: true });
  await page.locator('.sample').first().waitFor();

  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the picture');
  await tabTo(page, /Wrist, hairline fracture/);
  await page.keyboard.press('Enter');
  const heard = page.getByRole('status').filter({ hasText: /wrist-hairline-fracture\.png: .*\d/ });
  await heard.waitFor({ state: 'attached' });

  await tabTo(page, /^Next/);
  await page.keyboard.press('Enter');
  await page.getByText('Step 2 of 3').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Step 2 of 3').waitFor({ state: 'detached' });

  const overlaid = page.getByRole('img', { name: /wrist-hairline-fracture\.png under the overlay/ });
  await overlaid.waitFor();
  await tabTo(page, /Show overlay/);
  await page.keyboard.press('Space');
  await overlaid.waitFor({ state: 'detached' });
  await page.keyboard.press('Space');
  await overlaid.waitFor();

  await tabTo(page, /Save as PNG/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect((await readFile(await download.path())).subarray(1, 4).toString()).toBe('PNG');
  await tabTo(page, /Report to print/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Report' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await tabTo(page, /^Settings/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Settings');
});
