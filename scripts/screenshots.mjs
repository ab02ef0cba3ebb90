#!/usr/bin/env node
/** Takes the pictures of the app in docs/screenshots, and those that an app shop shows, with phantoms on the light box. Run `npm run build` before. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.argv[2] ?? join(root, 'dist');
const folder = join(root, 'docs', 'screenshots');
/** Named in the app's manifest. */
const shop = join(root, 'public', 'screenshots');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** The app's first samples, the one to be shown last. */
const SAMPLES = [1, 2, 5, 0];
const PATIENT = { timeout: 120_000 };

if (!existsSync(join(dist, 'index.html'))) {
  console.error(`There is no app in ${dist}: run "npm run build" first.`);
  process.exit(1);
}
await mkdir(folder, { recursive: true });
await mkdir(shop, { recursive: true });
const site = await serve(dist);
const browser = await chromium.launch({
  ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const desktop = { viewport: { width: 1440, height: 900 } };
  const phone = {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  };
  await shoot('desktop.png', { ...desktop, colorScheme: 'dark' }, 'wide.webp');
  await shoot('phone.png', { ...phone, colorScheme: 'dark' }, 'narrow.webp');
  await shoot('light-german.png', { ...desktop, colorScheme: 'light', locale: 'de-DE' });
} finally {
  await browser.close();
  await site.close();
}

async function shoot(name, device, shopName) {
  const page = await browser.newPage({ serviceWorkers: 'block', locale: 'en-US', ...device });
  page.setDefaultTimeout(PATIENT.timeout);
  await page.addInitScript(() => {
    localStorage.setItem('osteoscope.preferences', JSON.stringify({ toured: true }));
  });
  await page.goto(site.address, PATIENT);
  for (const [at, sample] of SAMPLES.entries()) {
    if (at > 0) await page.locator('.app-samples').click();
    await page.locator('.sample').nth(sample).click();
    await page.locator('.film-row[data-state=read]').nth(at).waitFor();
  }
  await page.locator('.film-canvas[data-drawn=true]').waitFor();
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  const path = join(folder, name);
  await page.screenshot({ path });
  if (shopName) await sharp(path).webp({ quality: 80 }).toFile(join(shop, shopName));
  await page.close();
  console.log(`docs/screenshots/${name}`);
}
