import { expect, test } from 'vitest';
import {
  PROBE_SIDE,
  type ProbedPicture,
  probeShortcuts,
} from '../../../../training/dataset/audit/shortcut-probe.ts';
import { type Random, seededRandom } from '../../../../training/random.ts';

/** Noise, with a bright letter in the top right corner of some. */
function picture(random: Random, stamped: boolean): Uint8Array {
  const grey = Uint8Array.from({ length: PROBE_SIDE ** 2 }, () => random.integer(120));
  if (stamped) for (let y = 2; y < 7; y++) grey.fill(230, y * PROBE_SIDE + 58, y * PROBE_SIDE + 61);
  return grey;
}

function pictures(stampOf: (index: number, random: Random) => boolean): ProbedPicture[] {
  const random = seededRandom(3);
  return Array.from({ length: 160 }, (_, index) => ({
    fractured: index % 2 === 0,
    group: `source ${index}`,
    grey: picture(random, stampOf(index, random)),
  }));
}

test('a letter that only one class carries is found where it stands, and nowhere else', () => {
  const probe = probeShortcuts(
    pictures((index) => index % 2 === 0),
    1,
  );
  expect(probe?.columns).toBe(8);
  const areas = probe?.areaUnderRoc ?? [];
  expect(areas).toHaveLength(64);
  expect(areas[7]).toBeGreaterThan(0.98);
  for (const [patch, area] of areas.entries()) if (patch !== 7) expect(area).toBeLessThan(0.75);
});

test('a letter that both classes carry alike betrays nothing', () => {
  const probe = probeShortcuts(
    pictures((_, random) => random.uniform() < 0.5),
    1,
  );
  expect(probe?.areaUnderRoc[7]).toBeLessThan(0.7);
});

test('copies of one source are never on both sides of a fit', () => {
  // Forty sources that are easy to tell apart, each with copies: by picture one could learn every one by heart.
  const random = seededRandom(4);
  const copies = Array.from({ length: 44 }, (_, source) => {
    const grey = picture(random, false);
    return Array.from({ length: 6 }, () => ({ fractured: source % 2 === 0, group: `${source}`, grey }));
  }).flat();
  const areas = (probeShortcuts(copies, 1)?.areaUnderRoc ?? []).map((area) => area ?? 0.5);
  expect(areas.reduce((sum, area) => sum + area, 0) / areas.length).toBeLessThan(0.6);
});

test('nothing is said of a handful of sources or a single class', () => {
  expect(probeShortcuts(pictures(() => true).slice(0, 30), 1)).toBeNull();
  expect(
    probeShortcuts(
      pictures(() => true).filter(({ fractured }) => fractured),
      1,
    ),
  ).toBeNull();
});
