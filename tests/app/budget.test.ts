import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright';
import { expect, test } from 'vitest';
import { openSite, visit } from './visit.ts';

/** Bytes, packed as web hosts do. */
const MOST_SCRIPT = 400_000;

declare global {
  interface Window {
    shifts: string[];
  }
}

/** Notes whatever moves without the person's doing, from the first paint on. */
function noteShifts(): void {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts.push(JSON.stringify(entry));
  }).observe({ type: 'layout-shift', buffered: true });
}

test.each([
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
])(
  'at $width pixels the page starts with at most 400 KB of scripts, engine and all, and nothing moves while it fills',
  async (viewport) => {
    const scripts: Response[] = [];
    let modelAsked = false;
    const { page } = await visit(await openSite(), {
      viewport,
      before: noteShifts,
      watch: (page) => {
        page.context().on('request', (request) => {
          modelAsked ||= request.url().includes('/models/');
        });
        page.context().on('response', (response) => {
          if (!modelAsked && new URL(response.url()).pathname.endsWith('.js')) scripts.push(response);
        });
      },
    });
    await page.getByRole('button', { name: 'About the model' }).waitFor();
    await page.locator('.sample').first().waitFor();
    const bodies = await Promise.all(scripts.map((script) => script.body()));
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    // The page, the reading room and its engine.
    expect(scripts.length).toBeGreaterThan(3);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT);
    expect(await page.evaluate(() => window.shifts)).toEqual([]);
  },
);
