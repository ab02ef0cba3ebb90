import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { png } from './files.ts';
import { bring, openSite, verdictOf, visit } from './visit.ts';

test('after one visit the app reads pictures with the network cut and the server gone', async () => {
  const site = await openSite();
  const { page, context } = await visit(site, { keep: true });
  await page.getByText('Osteoscope now works without a network.').waitFor();
  await bring(page, [png()]);
  const online = await verdictOf(page, 'wrist.png');

  await site.close();
  await context.setOffline(true);
  await page.reload();
  await bring(page, [png()]);
  expect(await verdictOf(page, 'wrist.png')).toBe(online);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.locator('.sample').first().click();
  await page.getByRole('heading', { name: /^(Fractured|Not fractured)$/ }).waitFor();
});

test('a new version waits until the person lets it in, and closes nothing in another window', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osteoscope-update-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(inject('builtApp'), folder, { recursive: true });
  const site = await openSite({ folder });
  const { page, context } = await visit(site, { keep: true });
  await page.getByText('Osteoscope now works without a network.').waitFor();
  await page.reload();
  const other = await context.newPage();
  await other.goto(site.address);
  await bring(other, [png('other.png')]);
  const before = await verdictOf(other, 'other.png');

  await appendFile(join(folder, 'service-worker.js'), '\n// A newer version.\n');
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
  await page.getByText('A new version of Osteoscope is ready.').waitFor();
  await bring(page, [png()]);
  await verdictOf(page, 'wrist.png');

  await page.getByRole('button', { name: 'Load it now' }).click();
  await page.getByRole('heading', { name: 'Put an X-ray on the light box' }).waitFor();
  const waiting = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.waiting !== null;
  });
  expect(waiting).toBe(false);

  await other.getByText(/^Another window loaded a new version/).waitFor();
  expect(await verdictOf(other, 'other.png')).toBe(before);
});

test('it can be installed: a manifest with icons that are there', async () => {
  const site = await openSite();
  const { page } = await visit(site);
  const link = await page.locator('link[rel=manifest]').getAttribute('href');
  const address = new URL(link ?? '', site.address);
  const manifest = await (await fetch(address)).json();
  expect(manifest).toMatchObject({ name: 'Osteoscope', display: 'standalone', start_url: './', scope: './' });
  expect(
    manifest.icons.map(({ sizes, purpose }: { sizes: string; purpose: string }) => [sizes, purpose]),
  ).toEqual(
    expect.arrayContaining([
      ['192x192', 'any'],
      ['512x512', 'any'],
      ['512x512', 'maskable'],
    ]),
  );
  for (const { src, type } of [...manifest.icons, ...manifest.screenshots]) {
    const response = await fetch(new URL(src, address));
    expect(response.headers.get('content-type')).toBe(type);
  }
});
