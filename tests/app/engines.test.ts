import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { jpeg } from './files.ts';
import { bring, openSite, verdictOf, visit } from './visit.ts';

/** One that the input gate takes for a bone radiograph. */
const SAMPLE = join(process.cwd(), 'public/samples/wrist-no-fracture.png');

test('every engine gives the same answer, and so does one that is cross-origin isolated', async () => {
  const answers = new Map<string, number>();
  const ask = async (page: Page, address: string, engine: string): Promise<void> => {
    await page.goto(`${address}?engine=${engine}`);
    await bring(page, [{ name: 'wrist.png', bytes: await readFile(SAMPLE) }]);
    await verdictOf(page, 'wrist.png');
    await page.getByText('as the address asks for it').waitFor();
    const meter = page.getByRole('meter', { name: 'Probability of a fracture' });
    const where = (await page.evaluate(() => crossOriginIsolated)) ? 'isolated' : 'plain';
    answers.set(`${engine} ${where}`, Number(await meter.getAttribute('value')));
  };
  const plain = await openSite();
  const visitor = await visit(plain);
  for (const engine of ['wasm', 'webgl', 'cpu']) await ask(visitor.page, plain.address, engine);
  // There tfjs would start threads if it were let.
  const isolated = await openSite({ isolated: true });
  await ask((await visit(isolated)).page, isolated.address, 'wasm');

  expect([...answers.keys()]).toEqual(['wasm plain', 'webgl plain', 'cpu plain', 'wasm isolated']);
  const [first = Number.NaN] = answers.values();
  for (const answer of answers.values()) expect(answer).toBeCloseTo(first, 3);
});

test('where only the page has WebGL, the same code reads there', async () => {
  const { page } = await visit(await openSite(), {
    before: () => {
      Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
      const { getParameter } = WebGL2RenderingContext.prototype;
      // A graphics card by its name; what renders is what the test has.
      WebGL2RenderingContext.prototype.getParameter = function named(name) {
        return name === 0x9246 ? 'A graphics card' : getParameter.call(this, name);
      };
    },
  });
  await bring(page, [await jpeg()]);
  await verdictOf(page, 'forearm.jpg');
  await page.getByText('WebGL, on the graphics card').waitFor();
  expect(page.workers()).toEqual([]);
});
