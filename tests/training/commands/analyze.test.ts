import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encode } from 'fast-png';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../support/chromium.ts';
import { limb } from '../../support/limb.ts';
import { runHere } from '../../support/run-here.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

function picture(width: number, height: number): Uint8Array {
  return encode({ width, height, data: limb(width, height), channels: 1, depth: 8 });
}

const set = (): Promise<string> =>
  scratchFiles({
    'set/train/fractured/a.png': picture(60, 80),
    'set/train/fractured/b.png': picture(61, 80),
    'set/train/not fractured/<b>c.png': picture(62, 80),
    'set/test/fractured/a.png': picture(60, 80),
    'set/test/not fractured/torn.png': picture(64, 80).subarray(0, 200),
  });

test('a set is told in the terminal and in figures, and what cannot be read sets the exit status', async () => {
  const folder = await set();
  const { exitCode, output, errors } = await runHere(['analyze', 'set', '--out', 'out'], folder);
  expect(exitCode).toBe(1);
  expect(output).toContain('set: 3 + 2 = 5 files, 4 distinct contents, 1 unreadable (1 of them truncated)');
  expect(output).toContain('train: 3 files, 3 distinct contents, {fractured: 2, not fractured: 1}');
  expect(output).toContain('1 of the 2 test files are byte for byte a training file');
  expect(errors).toContain('set/test/not fractured/torn.png: ');
  const report: unknown = JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8'));
  expect(report).toMatchObject({ format: 'osteoscope-analysis/1', datasets: [{ name: 'set', files: 5 }] });
});

test('a set without faults ends well', async () => {
  const folder = await scratchFiles({ 'set/a.png': picture(60, 80) });
  expect((await runHere(['analyze', 'set'], folder)).exitCode).toBe(0);
  expect(await readFile(join(folder, 'report/report.html'), 'utf8')).toContain('What is in set');
});

const browser = findChromium();

test.skipIf(!browser)(
  'the page opens from disk, shows its plots and pictures, and asks for nothing',
  async () => {
    const folder = await set();
    await runHere(['analyze', 'set', '--out', 'out'], folder);
    const chrome = await chromium.launch({
      ...(browser && { executablePath: browser }),
      args: CHROMIUM_ARGUMENTS,
    });
    try {
      const page = await chrome.newPage({ viewport: { width: 390, height: 800 } });
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      const address = pathToFileURL(join(folder, 'out/report.html')).href;
      await page.goto(address);
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([address]);
      expect(complaints).toEqual([]);
      expect(await page.getByRole('img', { name: /^Grey of pixels/ }).count()).toBe(1);
      const drawn = await page
        .locator('.thumbnails img')
        .evaluateAll((images) =>
          images.map((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
        );
      expect(drawn.length).toBeGreaterThan(10);
      expect(new Set(drawn)).toEqual(new Set([true]));
      expect(await page.getByText('train/not fractured/<b>c.png', { exact: true }).count()).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    } finally {
      await chrome.close();
    }
  },
  120_000,
);
