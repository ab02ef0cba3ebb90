import { describe, expect, test } from 'vitest';
import { findEvidence } from '../../../src/classifier/evidence.ts';
import type { Box } from '../../../src/metrics/localisation.ts';
import { chooseRegionRules, type DrawnPicture } from '../../../training/evaluation/choose-region-rules.ts';
import { seededRandom } from '../../../training/random.ts';

const SIDE = 12;
const CALIBRATION = { temperature: 1, bias: 0 };
const random = seededRandom(3);

/** A hill of logits around a middle, in cells, as wide as it should be. */
function picture(fracture: { x: number; y: number; side: number } | null): DrawnPicture {
  const noise = { x: 2 + random.uniform() * 8, y: 2 + random.uniform() * 8 };
  const logits = Float32Array.from({ length: SIDE * SIDE }, (_, cell) => {
    const [x, y] = [(cell % SIDE) + 0.5, Math.floor(cell / SIDE) + 0.5];
    const faint = -4 - 2 * Math.hypot(x - noise.x, y - noise.y);
    if (!fracture) return faint;
    const strong = 2 - (4 * Math.hypot(x - fracture.x, y - fracture.y)) / fracture.side;
    return Math.max(faint, strong);
  });
  const box = ({ x, y, side }: { x: number; y: number; side: number }): Box => ({
    left: (x - side / 2) / SIDE,
    top: (y - side / 2) / SIDE,
    width: side / SIDE,
    height: side / SIDE,
  });
  const map = { width: SIDE, height: SIDE, logits, picture: { left: 0, top: 0, width: 1, height: 1 } };
  return { map, boxes: fracture ? [box(fracture)] : [] };
}

const pictures = Array.from({ length: 24 }, (_, index) =>
  picture(
    index % 2 === 0
      ? { x: 3 + random.uniform() * 6, y: 3 + random.uniform() * 6, side: 1.5 + (index % 3) }
      : null,
  ),
);

describe('rules for regions', () => {
  const rules = chooseRegionRules(pictures, CALIBRATION);

  test('mark the drawn fractures and leave most other pictures without a region', () => {
    const regions = pictures.map(({ map }) => findEvidence(map, rules, CALIBRATION).regions.length);
    pictures.forEach(({ boxes }, index) => {
      if (boxes.length > 0) expect(regions[index]).toBeGreaterThan(0);
    });
    const falseRegions = regions.filter((_, index) => pictures[index]?.boxes.length === 0);
    expect(falseRegions.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(pictures.length / 2);
  });

  test('draw boxes between the cells where that fits better', () => {
    expect(rules?.edge).not.toBeNull();
  });

  test('cannot be chosen where nothing is drawn', () => {
    expect(chooseRegionRules([picture(null)], CALIBRATION)).toBeNull();
  });
});
