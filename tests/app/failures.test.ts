import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright';
import { expect, inject, onTestFinished, test } from 'vitest';
import { DEFAULT_MODEL } from '../../src/app/default-model.ts';
import { png } from './files.ts';
import { bring, openSite, rowOf, verdictOf, visit } from './visit.ts';

const SHARD = 'weights-2of4.bin';
const HISTORY_FAILED = 'This browser lets the page keep nothing, or has no room left';

function readingRoom(page: Page): Worker {
  const room = page.workers().at(-1);
  if (!room) throw new Error('The page has no worker.');
  return room;
}

/** Chooses a file that could not be read, and asks for it again. */
async function tryAgain(page: Page, name: string): Promise<void> {
  await rowOf(page, name).getByRole('button').first().click();
  await page.getByRole('figure').getByRole('button', { name: 'Try again' }).click();
}

test('a worker that the browser ends in the middle of a reading is noticed; what was read stays, and the rest is read when asked for', async () => {
  const { page } = await visit(await openSite());
  await bring(page, [png('before.png')]);
  const before = await verdictOf(page, 'before.png');

  // As when it is out of memory: without a word.
  await readingRoom(page).evaluate(() => {
    const { setTimeout: later } = globalThis;
    // The reading goes from step to step by timers: the third is in its middle.
    let steps = 0;
    Object.assign(globalThis, {
      setTimeout: (...args: Parameters<typeof later>) => (++steps === 3 ? close() : later(...args)),
    });
  });
  await bring(page, [png('under-way.png'), png('waiting.png')]);
  await page
    .getByText('The part of the page that reads pictures was ended by the browser.')
    .first()
    .waitFor();
  expect(await verdictOf(page, 'before.png')).toBe(before);

  await tryAgain(page, 'under-way.png');
  await verdictOf(page, 'under-way.png');
  await verdictOf(page, 'waiting.png');
  expect(await verdictOf(page, 'before.png')).toBe(before);
});

test('a graphics card taken from the model in the middle of a reading is noticed; what was read stays, and the rest is read when asked for', async () => {
  const { page } = await visit(await openSite(), { path: '?engine=webgl', expected: /WebGL|CONTEXT_LOST/ });
  await bring(page, [png('before.png')]);
  const before = await verdictOf(page, 'before.png');

  await readingRoom(page).evaluate(() => {
    const { drawElements } = WebGL2RenderingContext.prototype;
    let draws = 0;
    WebGL2RenderingContext.prototype.drawElements = function losing(...args) {
      if (++draws === 5) this.getExtension('WEBGL_lose_context')?.loseContext();
      drawElements.apply(this, args);
    };
  });
  await bring(page, [png('after.png')]);
  await page.getByText('The graphics card was taken away from the page.').first().waitFor();
  expect(await verdictOf(page, 'before.png')).toBe(before);

  await tryAgain(page, 'after.png');
  await verdictOf(page, 'after.png');
  expect(await verdictOf(page, 'before.png')).toBe(before);
});

/** A copy of the built app that can be damaged. */
async function ownCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'osteoscope-damaged-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(inject('builtApp'), folder, { recursive: true });
  return folder;
}

/** Turns one bit of a shard that the service worker keeps, and exchanges the card for one of an earlier time. */
async function damageKept(page: Page, what: { readonly card: boolean }): Promise<void> {
  await page.evaluate(
    async ({ model, shard, card }) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const kept = await cache.match(request);
          if (!kept) continue;
          if (request.url.includes(`${model}/${shard}`)) {
            const bytes = new Uint8Array(await kept.arrayBuffer());
            bytes[5000] = (bytes[5000] ?? 0) ^ 1;
            await cache.put(request, new Response(bytes, { headers: kept.headers }));
          }
          if (card && request.url.includes(`${model}/card.json`)) {
            await cache.put(request, new Response('{"format":"a card of an earlier time"}'));
          }
        }
      }
    },
    { model: DEFAULT_MODEL, shard: SHARD, card: what.card },
  );
}

test('an old or damaged model that the service worker keeps is fetched anew; where that is damaged too, a sentence says so until it is mended', async () => {
  const folder = await ownCopy();
  const site = await openSite({ folder });
  const { page } = await visit(site, { keep: true });
  await page.getByText('Osteoscope now works without a network.').waitFor();
  await damageKept(page, { card: true });
  await page.reload();
  await page.getByRole('button', { name: 'About the model' }).waitFor();

  const path = join(folder, 'models', DEFAULT_MODEL, SHARD);
  const whole = await readFile(path);
  const damaged = Buffer.from(whole);
  damaged[5000] = (damaged[5000] ?? 0) ^ 1;
  await writeFile(path, damaged);
  await damageKept(page, { card: false });
  await page.reload();
  await page.getByText(`The model's file ${SHARD} is not the one that its card tells of`).waitFor();

  await writeFile(path, whole);
  await page.getByRole('button', { name: 'Load the model again' }).click();
  await page.getByRole('button', { name: 'About the model' }).waitFor();
  // What was mended is kept: the next visit needs no network.
  await site.close();
  await page.reload();
  await bring(page, [png()]);
  await verdictOf(page, 'wrist.png');
});

test('where the browser has no room left, readings go on, and a sentence says that there is no history of them', async () => {
  const { page } = await visit(await openSite(), {
    before: () => {
      if (location.protocol === 'about:') return;
      localStorage['osteoscope.history'] = '{"on":true}';
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
  });
  await bring(page, [png()]);
  await verdictOf(page, 'wrist.png');
  await page.getByRole('status').getByText(HISTORY_FAILED).waitFor();
});

test('where the browser lets pages keep nothing, pictures are read all the same, and the history says why it is empty', async () => {
  const { page } = await visit(await openSite(), {
    storageForbidden: true,
    // Chromium tells the console of each refusal.
    expected: /access|denied|storage/i,
  });
  const refused = await page.evaluate(() => {
    try {
      return localStorage.length;
    } catch (error) {
      return String(error);
    }
  });
  expect(refused).toMatch(/SecurityError/);
  await bring(page, [png()]);
  await verdictOf(page, 'wrist.png');
  await page.goto(`${page.url().split('#')[0]}#history`);
  await page.getByRole('alert').getByText(HISTORY_FAILED).waitFor();
});
