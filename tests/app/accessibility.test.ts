import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { emptyFile } from './files.ts';
import { bring, openSite, verdictOf, visit } from './visit.ts';

/** WCAG 2.2 at levels A and AA, and what axe knows beyond it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WIDTHS = [390, 1440];

/** Every dialog and page that lies over the room, and how to come to it. */
const OVER_THE_ROOM: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  help: (page) => page.keyboard.press('?'),
  report: (page) => page.keyboard.press('Control+p'),
  samples: (page) => page.getByRole('button', { name: 'Try a sample' }).click(),
  model: (page) => page.getByRole('button', { name: 'About the model' }).click(),
  models: (page) => page.getByRole('button', { name: 'Choose another model' }).click(),
  settings: goTo('settings'),
  about: goTo('about'),
  history: goTo('history'),
  evaluate: goTo('evaluate'),
  data: goTo('data'),
};

function goTo(address: string): (page: Page) => Promise<void> {
  return (page) =>
    page.evaluate((address) => {
      location.hash = address;
    }, address);
}

/** @param part what to look at: behind an open dialog nothing can be reached */
async function amissOn(page: Page, where: string, part: string): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([part, rules]) =>
      window.axe.run(part, {
        runOnly: [...rules],
        resultTypes: ['violations'],
        // Links to pages of the app by their hash look like skip links to this rule.
        rules: { 'skip-link': { enabled: false } },
      }),
    [part, RULES] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${html} ${failureSummary}`),
  );
}

/** Looks at what is on the page in both themes, wide and narrow. */
async function amissAnyhow(page: Page, where: string, part = 'html'): Promise<string[]> {
  const amiss: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      // With reduced motion no colour is on its way to another while it is looked at.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      amiss.push(...(await amissOn(page, `${where}, ${width} px, ${colorScheme}`, part)));
    }
  }
  return amiss;
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

test('axe finds nothing on any page, wide or narrow, light or dark', async () => {
  const { page } = await visit(await openSite(), { first: true });
  await page.evaluate(axe.source);
  await page.getByRole('button', { name: 'About the model' }).waitFor();
  await page.locator('.sample').first().waitFor();
  const amiss = await amissAnyhow(page, 'welcome');

  const bytes = await readFile(join(process.cwd(), 'public/samples/wrist-hairline-fracture.png'));
  await bring(page, [{ name: 'wrist.png', bytes }, emptyFile]);
  await verdictOf(page, 'wrist.png');
  await page.getByRole('complementary', { name: 'Tour' }).waitFor();
  amiss.push(...(await amissAnyhow(page, 'tour')));
  await page.keyboard.press('Escape');
  await page.getByRole('img', { name: 'X-ray wrist.png under the overlay' }).waitFor();
  for (const summary of await page.locator('.viewer summary').all()) await summary.click();
  amiss.push(...(await amissAnyhow(page, 'room')));
  for (const summary of await page.locator('.viewer summary').all()) await summary.click();
  await page.getByRole('button', { name: 'More' }).click();
  amiss.push(...(await amissAnyhow(page, 'menu', '[role=menu]')));
  await page.keyboard.press('Escape');

  for (const [where, open] of Object.entries(OVER_THE_ROOM)) {
    await open(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close', exact: true }).waitFor();
    await expect.poll(() => dialog.getByText(/^Loading/).count(), { timeout: 30_000 }).toBe(0);
    for (const summary of await dialog.locator('.unfolding > summary').all()) await summary.click();
    amiss.push(...(await amissAnyhow(page, where, 'dialog[open]')));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  expect(amiss).toEqual([]);
}, 400_000); // Some sixty looks of about a second each.
