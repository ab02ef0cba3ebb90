/** Visits the built app in a real Chromium, and holds it to what every visit must keep: no errors, no foreign requests. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright';
import { afterAll, expect, inject, onTestFinished } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.ts';

/** A sub-path, as on a project page of a web host. */
const BASE = '/lab/osteoscope/';

const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export interface Site {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the built app, or another folder, until the test ends. */
export async function openSite(
  options: { readonly isolated?: boolean; readonly folder?: string } = {},
): Promise<Site> {
  const headers = options.isolated ? ISOLATED : {};
  const site = await serve(options.folder ?? inject('builtApp'), { base: BASE, headers });
  onTestFinished(() => site.close());
  return site;
}

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
});

const executablePath = findChromium();
const LAUNCH = { args: CHROMIUM_ARGUMENTS, ...(executablePath && { executablePath }) };

function startBrowser(): Promise<Browser> {
  browser ??= chromium.launch(LAUNCH);
  return browser;
}

/** A browser of its own whose person forbade every page to keep anything. */
async function startWithoutStorage(options: BrowserContextOptions): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'osteoscope-profile-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true }));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  return chromium.launchPersistentContext(profile, { ...LAUNCH, ...options });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
}

export interface VisitOptions {
  /** Whether the service worker may keep the app; without it a visit is quicker. */
  readonly keep?: boolean;
  /** Whether the browser lets pages keep nothing: no settings, no database, no service worker. */
  readonly storageForbidden?: boolean;
  /** Runs on each page before the app does. */
  readonly before?: () => void;
  /** Is given the window before the app is opened in it. */
  readonly watch?: (page: Page) => void;
  /** Whether it is the first visit of all, which begins with the tour. */
  readonly first?: boolean;
  /** Language and colours that the browser asks for. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What stands after the address of the app. */
  readonly path?: string;
  /** An error that the test itself brings about. */
  readonly expected?: RegExp;
}

/** Opens the app in a fresh profile; when the test ends, it fails if anything was amiss on the way. */
export async function visit(
  site: Site,
  {
    keep = false,
    storageForbidden = false,
    first = false,
    locale = 'en-US',
    colorScheme = 'dark',
    viewport = { width: 1440, height: 900 },
    path = '',
    before,
    watch,
    expected,
  }: VisitOptions = {},
): Promise<Visit> {
  const options: BrowserContextOptions = {
    viewport,
    locale,
    colorScheme,
    serviceWorkers: keep || storageForbidden ? 'allow' : 'block',
  };
  const context = storageForbidden
    ? await startWithoutStorage(options)
    : await (await startBrowser()).newContext(options);
  context.setDefaultTimeout(90_000);
  const amiss: string[] = [];
  const { origin } = new URL(site.address);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(http|ws)s?:$/.test(url.protocol) && url.origin !== origin) amiss.push(`request to ${url.href}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') amiss.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => amiss.push(`uncaught: ${error.error().message}`));
  onTestFinished(async () => {
    await context.close();
    expect(amiss.filter((what) => !expected?.test(what))).toEqual([]);
  });
  if (!first && !storageForbidden) await context.addInitScript(withoutTour);
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  page.on('websocket', (socket) => amiss.push(`request to ${socket.url()}`));
  watch?.(page);
  await page.goto(site.address + path);
  return { page, context };
}

/** The tour lies beside every finding until it is taken. */
function withoutTour(): void {
  // An empty page has no storage.
  if (location.protocol === 'about:') return;
  localStorage['osteoscope.preferences'] ??= JSON.stringify({ toured: true });
}

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops files on the window, as a hand would, or pastes them. */
export async function bring(
  page: Page,
  files: readonly DroppedFile[],
  how: 'drop' | 'paste' = 'drop',
): Promise<void> {
  await page.evaluate(
    ([files, how]) => {
      const transfer = new DataTransfer();
      for (const { name, text } of files) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const settings = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...settings, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...settings, clipboardData: transfer }),
      );
    },
    [files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('base64') })), how] as const,
  );
}

/** The row of a file in the list. */
export const rowOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });

/** Waits until a file has been read and gives what its row says. */
export async function verdictOf(page: Page, name: string): Promise<string> {
  const row = rowOf(page, name);
  await row.getByText(/Fractured|Not fractured/).waitFor();
  return (await row.textContent()) ?? '';
}
