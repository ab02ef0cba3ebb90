import { encode } from 'fast-png';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { limb } from '../support/limb.ts';
import { png } from './files.ts';
import { bring, openSite, visit } from './visit.ts';

declare global {
  interface Window {
    /** What the page asked of the graphics card. */
    asked: { draws: number; uploads: number };
    /** Milliseconds of the tasks that held the page up noticeably. */
    blocked: number[];
  }
}

/** Counts what goes to the graphics card, and notes what holds the page up. */
function count(): void {
  window.blocked = [];
  new PerformanceObserver((list) => {
    window.blocked.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  window.asked = { draws: 0, uploads: 0 };
  const { drawArrays, texSubImage3D } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawArrays = function counted(...args) {
    window.asked.draws++;
    drawArrays.apply(this, args);
  };
  WebGL2RenderingContext.prototype.texSubImage3D = function counted(...args: unknown[]) {
    window.asked.uploads++;
    Reflect.apply(texSubImage3D, this, args);
  };
}

const asked = (page: Page) => page.evaluate(() => ({ ...window.asked }));

/** The longest that the page was held up since it was asked before, 0 where it never was noticeably. */
const longestHeld = (page: Page) => page.evaluate(() => Math.max(0, ...window.blocked.splice(0)));

/** Waits until the picture is all there and sharp. */
const rest = (page: Page) => page.locator('.film-canvas[data-drawn=true]').waitFor();

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.film-stage').boundingBox();
  if (!box) throw new Error('There is no light box.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What is on the light box, for comparing. */
const seen = async (page: Page): Promise<string> =>
  (await page.locator('.film-canvas').screenshot()).toString('base64');

/** The canvas once it stays the same: software graphics take their time over the last, sharp draw. */
async function settled(page: Page): Promise<string> {
  let [before, now] = ['', await seen(page)];
  while (now !== before) {
    await rest(page);
    [before, now] = [now, await seen(page)];
  }
  return now;
}

const windowText = (page: Page) => page.locator('.greys summary').textContent();

test('a drag over 3,000 × 3,000 pixels of 16 bits is one draw call a frame and hands nothing over again', async () => {
  const { page } = await visit(await openSite(), { before: count });
  const side = 3000;
  const data = Uint16Array.from(limb(side, side), (value) => value * 16);
  const bytes = encode({ width: side, height: side, data, channels: 1, depth: 16 }, { zlib: { level: 1 } });
  await page.setInputFiles('input[type=file]', {
    name: 'large.png',
    mimeType: 'image/png',
    buffer: Buffer.from(bytes),
  });
  await page.getByRole('img', { name: 'X-ray large.png under the overlay' }).waitFor();
  await rest(page);
  const before = await asked(page);
  expect(before.uploads).toBeGreaterThan(30);

  const { x, y } = await middleOf(page);
  const text = await windowText(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step++) await page.mouse.move(x + 4 * step, y - 3 * step);
  await page.mouse.up();
  for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -60);
  await page.keyboard.press('i');
  await rest(page);
  const after = await asked(page);
  expect(after.uploads).toBe(before.uploads);
  // A frame for each of 26 changes at most, and a last sharp one after each of the movements.
  expect(after.draws - before.draws).toBeGreaterThan(3);
  expect(after.draws - before.draws).toBeLessThanOrEqual(32);
  expect(await windowText(page)).not.toBe(text);

  // The quietest of a few: whatever else the machine does meanwhile is not the page's doing.
  const held: number[] = [];
  for (let attempt = 0; attempt < 4 && !held.some((longest) => longest < 100); attempt++) {
    await longestHeld(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 30; step++) await page.mouse.move(x + 4 * step, y - 3 * step);
    await page.mouse.up();
    for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, turn % 2 === 0 ? -60 : 60);
    for (const key of ['i', 'r', 'l', 'h', 'o', 'o', '2', 't', 's', 's', 'Space'])
      await page.keyboard.press(key);
    await rest(page);
    held.push(await longestHeld(page));
  }
  expect(Math.min(...held), `held up for ${held.join(', ')} ms`).toBeLessThan(100);
});

test('hands and keys change the picture, each step can be undone, and a reset shows it as at first', async () => {
  const { page } = await visit(await openSite(), { before: count });
  await bring(page, [png('wrist.png')]);
  await page.getByRole('img', { name: 'X-ray wrist.png under the overlay' }).waitFor();
  await rest(page);
  const first = await settled(page);
  const { x, y } = await middleOf(page);

  await page.mouse.click(x, y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Turn right' }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -300);
  await page.keyboard.press('m');
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 40, { steps: 3 });
  await page.mouse.up();
  await page.getByText(/^\d[\d.,]* px$/).waitFor();
  await rest(page);
  expect(await seen(page)).not.toBe(first);

  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await rest(page);
  expect(await settled(page)).toBe(first);
  await page.keyboard.press('y');
  await page.keyboard.press('Space');
  await rest(page);
  expect(await settled(page)).toBe(first);

  await page.keyboard.press('s');
  const line = page.getByRole('slider', { name: 'Line between the two pictures' });
  await line.focus();
  await page.keyboard.press('ArrowRight');
  expect(await line.getAttribute('aria-valuenow')).toBe('52');
});

test('a graphics card that is taken away comes back, or is done without', async () => {
  const { page } = await visit(await openSite(), { before: count });
  await bring(page, [png('wrist.png')]);
  await page.getByRole('img', { name: 'X-ray wrist.png under the overlay' }).waitFor();
  await rest(page);
  const first = await seen(page);
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.film-canvas');
    const loss = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    loss?.loseContext();
    setTimeout(() => loss?.restoreContext(), 300);
  });
  await page.waitForTimeout(400);
  await expect.poll(() => seen(page), { timeout: 30_000, interval: 500 }).toBe(first);

  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.film-canvas');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await page.locator('.film-canvas[data-renderer=plain]').waitFor();
  await rest(page);
  expect(await page.locator('.film-canvas').count()).toBe(1);
});

test('without WebGL the picture is shown and windowed all the same', async () => {
  const { page } = await visit(await openSite(), {
    before: () => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function without(this: HTMLCanvasElement, ...args: unknown[]) {
        return args[0] === 'webgl2' ? null : Reflect.apply(getContext, this, args);
      } as typeof getContext;
    },
  });
  await bring(page, [png('wrist.png')]);
  await page.locator('.film-canvas[data-renderer=plain]').waitFor();
  await page.getByRole('img', { name: 'X-ray wrist.png under the overlay' }).waitFor();
  await rest(page);
  const first = await seen(page);
  await page.keyboard.press('i');
  await rest(page);
  expect(await seen(page)).not.toBe(first);
  await page.keyboard.press('i');
  await rest(page);
  expect(await seen(page)).toBe(first);
});
