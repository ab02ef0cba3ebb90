#!/usr/bin/env node
/** Takes the pictures of the app in docs/screenshots, with phantoms on the light box. Run `npm run build` before. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.argv[2] ?? join(root, 'dist');
const folder = join(root, 'docs', 'screenshots');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** The app's first samples, the one to be shown last. */
const SAMPLES = [1, 2, 5, 0];
const PATIENT = { timeout: 120_000 };

if (!existsSync(join(dist, 'index.html'))) {
  console.error(`There is no app in ${dist}: run "npm run build" first.`);
  process.exit(1);
}
await mkdir(folder, { recursive: true });
const site = await serve(dist);
const browser = await chromium.launch({
  ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  await shoot('desktop.png', { width: 1440, height: 900 }, 1);
  await shoot('phone.png', { width: 390, height: 844 }, 2, { isMobile: true, hasTouch: true });
} finally {
  await browser.close();
  await site.close();
}

async function shoot(name, viewport, deviceScaleFactor, device = {}) {
  const page = await browser.newPage({ viewport, deviceScaleFactor, serviceWorkers: 'block', ...device });
  page.setDefaultTimeout(PATIENT.timeout);
  await page.goto(site.address, PATIENT);
  for (const [at, sample] of SAMPLES.entries()) {
    if (at > 0) await page.getByRole('button', { name: 'Try a sample' }).click();
    await page.locator('.sample').nth(sample).click();
    await page.getByText(`${at + 1} of ${at + 1} read`).waitFor();
  }
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: join(folder, name) });
  await page.close();
  console.log(`docs/screenshots/${name}`);
}
