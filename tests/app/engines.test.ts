import { expect, test } from 'vitest';
import { jpeg, png } from './files.ts';
import { bring, openSite, verdictOf, visit } from './visit.ts';

test('every engine, plain or cross-origin isolated, gives the same answer', async () => {
  const plain = await openSite();
  const isolated = await openSite({ isolated: true });
  const answers = new Map<string, number>();
  for (const site of [plain, isolated]) {
    const { page } = await visit(site);
    for (const engine of ['wasm', 'webgl', 'cpu']) {
      await page.goto(`${site.address}?engine=${engine}`);
      await bring(page, [png()]);
      await verdictOf(page, 'wrist.png');
      const meter = page.getByRole('meter', { name: 'Probability of a fracture' });
      const where = (await page.evaluate(() => crossOriginIsolated)) ? 'isolated' : 'plain';
      answers.set(`${engine} ${where}`, Number(await meter.getAttribute('value')));
      await page.getByText('as the address asks for it').waitFor();
      await page.getByText(/Explained/).waitFor();
    }
  }
  expect([...answers.keys()]).toEqual([
    'wasm plain',
    'webgl plain',
    'cpu plain',
    'wasm isolated',
    'webgl isolated',
    'cpu isolated',
  ]);
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
  await bring(page, [await jpeg(), png()]);
  await verdictOf(page, 'forearm.jpg');
  await verdictOf(page, 'wrist.png');
  await page.getByText('WebGL, on the graphics card').waitFor();
  expect(page.workers()).toEqual([]);
});
