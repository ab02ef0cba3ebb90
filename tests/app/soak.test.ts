import { expect, test } from 'vitest';
import {
  counted,
  countHeld,
  heldBy,
  MOST_A_PICTURE,
  MOST_TEXTURES,
  openAndClose,
  readMany,
} from '../support/soak.ts';
import { openSite, visit } from './visit.ts';

test('a hundred pictures, and pictures opened and closed, leave nothing behind but what the list shows', async () => {
  const { page } = await visit(await openSite(), { before: countHeld });
  await readMany(page, 'first', 50, 50);
  const half = await heldBy(page);
  await readMany(page, 'second', 50, 100);
  const full = await heldBy(page);
  expect(counted(full)).toEqual(counted(half));
  expect(full.textures).toBeLessThanOrEqual(MOST_TEXTURES);
  expect(full.blobs).toBe(0);
  expect(full.heap - half.heap).toBeLessThan(50 * MOST_A_PICTURE);

  await page.getByRole('button', { name: 'Clear all' }).click();
  await openAndClose(page, 'once.png');
  const once = await heldBy(page);
  for (let turn = 0; turn < 5; turn++) await openAndClose(page, `${turn}.png`);
  const often = await heldBy(page);
  expect(counted(often)).toEqual(counted(once));
  expect(often.textures).toBeLessThanOrEqual(MOST_TEXTURES);
  expect(often.heap - once.heap).toBeLessThan(1_000_000);
});
