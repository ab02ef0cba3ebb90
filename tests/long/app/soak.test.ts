import { expect, test } from 'vitest';
import { openSite, visit } from '../../app/visit.ts';
import {
  counted,
  countHeld,
  type Held,
  heldBy,
  MOST_A_PICTURE,
  MOST_TEXTURES,
  openAndClose,
  readMany,
} from '../../support/soak.ts';

const PICTURES = 1000;
const LOT = 200;
const CYCLES = 200;

const told = (what: string, held: Held): void => console.log(what, JSON.stringify(held));

test('a thousand pictures leave nothing behind but what the list shows', async () => {
  const { page } = await visit(await openSite(), { before: countHeld });
  await readMany(page, 'first', LOT, LOT);
  const first = await heldBy(page);
  told(`${LOT} pictures`, first);
  for (let read = 2 * LOT; read <= PICTURES; read += LOT) {
    await readMany(page, `to-${read}`, LOT, read);
    const held = await heldBy(page);
    told(`${read} pictures`, held);
    expect(counted(held)).toEqual(counted(first));
    expect(held.textures).toBeLessThanOrEqual(MOST_TEXTURES);
    expect(held.heap - first.heap).toBeLessThan((read - LOT) * MOST_A_PICTURE);
  }
});

test('two hundred openings and closings leave nothing behind', async () => {
  const { page } = await visit(await openSite(), { before: countHeld });
  await openAndClose(page, 'first.png');
  const first = await heldBy(page);
  told('1 cycle', first);
  for (let cycle = 2; cycle <= CYCLES; cycle++) {
    await openAndClose(page, `${cycle}.png`);
    if (cycle % 50 > 0) continue;
    const held = await heldBy(page);
    told(`${cycle} cycles`, held);
    expect(counted(held)).toEqual(counted(first));
    expect(held.textures).toBeLessThanOrEqual(MOST_TEXTURES);
    expect(held.heap - first.heap).toBeLessThan(2_000_000);
  }
});
