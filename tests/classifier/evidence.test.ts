import { describe, expect, test } from 'vitest';
import { findEvidence } from '../../src/classifier/evidence.ts';
import type { EvidenceMap } from '../../src/classifier/finding.ts';

const CALIBRATION = { temperature: 1, bias: 0 };
const EMPTY = -9;

/** Around whole cells. */
const above = (threshold: number) => ({ threshold, edge: null, smallestSide: 0 });

/** A map of 8 × 4 cells with a few raised ones. */
function mapOf(
  raised: readonly (readonly [column: number, row: number, logit: number])[],
  picture: EvidenceMap['picture'] = { left: 0, top: 0, width: 1, height: 1 },
): EvidenceMap {
  const logits = new Float32Array(32).fill(EMPTY);
  for (const [column, row, logit] of raised) logits[row * 8 + column] = logit;
  return { width: 8, height: 4, logits, picture };
}

describe('the regions of an evidence map', () => {
  test('are cells above the threshold that touch, also at corners, with the box around them', () => {
    const { regions } = findEvidence(
      mapOf([
        [1, 1, 2],
        [2, 2, 1],
        [6, 0, 3],
      ]),
      above(0),
      CALIBRATION,
    );
    expect(regions.map(({ box }) => box)).toEqual([
      { left: 6 / 8, top: 0, width: 1 / 8, height: 1 / 4 },
      { left: 1 / 8, top: 1 / 4, width: 2 / 8, height: 2 / 4 },
    ]);
  });

  test('have the probability that the picture would have with their cells alone, the most suspect first', () => {
    const { regions } = findEvidence(
      mapOf([
        [1, 1, -1],
        [2, 1, -1],
        [6, 0, 0.5],
      ]),
      above(-2),
      {
        temperature: 2,
        bias: 0.25,
      },
    );
    const probability = (logit: number): number => 1 / (1 + Math.exp(-(logit / 2 + 0.25)));
    expect(regions.map(({ score }) => score)).toEqual([
      expect.closeTo(probability(0.5), 6),
      expect.closeTo(probability(Math.log(2) - 1), 6),
    ]);
  });

  test('do not exist where no cell reaches the threshold; there is a peak all the same', () => {
    const { regions, peak } = findEvidence(mapOf([[3, 2, -1]]), above(0), CALIBRATION);
    expect(regions).toEqual([]);
    expect(peak).toEqual({ x: expect.closeTo(3.5 / 8, 2), y: expect.closeTo(2.5 / 4, 2) });
  });
});

describe('a box that is finer than the cells', () => {
  const box = (edge: number, smallestSide = 0, raised = 3) =>
    findEvidence(
      mapOf([
        [3, 1, raised],
        [4, 1, raised],
      ]),
      { threshold: 0, edge, smallestSide },
      CALIBRATION,
    ).regions[0]?.box;

  test('ends between the middles of cells, where the odds have fallen to a share of the strongest', () => {
    const found = box(Math.exp(-3));
    // From 3 to −9 in a cell: a quarter of the way beyond the middles at 3.5 and 4.5 of 8, to the fineness of the walk.
    expect(found?.left).toBeGreaterThan(3.1 / 8);
    expect(found?.left).toBeLessThanOrEqual(3.3 / 8);
    expect((found?.left ?? 0) + (found?.width ?? 0)).toBeLessThan(4.9 / 8);
    expect(found?.height).toBeLessThan(1 / 4);
  });

  test('is larger the smaller the share, and no smaller than it may be', () => {
    const [narrow, wide, least] = [box(0.9), box(Math.exp(-9)), box(0.9, 0.5)];
    expect(wide?.width).toBeGreaterThan(narrow?.width ?? 1);
    expect(wide?.height).toBeGreaterThan(narrow?.height ?? 1);
    expect(least?.width).toBeCloseTo(0.5, 6);
  });

  test('does not leave the picture', () => {
    const { regions } = findEvidence(
      mapOf([[0, 0, 3]]),
      { threshold: 0, edge: 0.1, smallestSide: 0.5 },
      CALIBRATION,
    );
    expect(regions[0]?.box).toMatchObject({ left: 0, top: 0 });
  });
});

describe('places on a map', () => {
  // The picture fills the left half of the frame.
  const leftHalf = { left: 0, top: 0, width: 0.5, height: 1 };

  test('are told in fractions of the picture, whatever margin the frame has', () => {
    const { peak, regions } = findEvidence(mapOf([[2, 1, 5]], leftHalf), above(0), CALIBRATION);
    expect(peak).toEqual({ x: expect.closeTo(2.5 / 4, 3), y: expect.closeTo(1.5 / 4, 3) });
    expect(regions[0]?.box).toEqual({ left: 2 / 4, top: 1 / 4, width: 1 / 4, height: 1 / 4 });
  });

  test('in the margin are nobody’s: evidence there is neither peak nor region', () => {
    const { peak, regions } = findEvidence(
      mapOf(
        [
          [6, 1, 9],
          [1, 1, 1],
        ],
        leftHalf,
      ),
      above(0),
      CALIBRATION,
    );
    expect(peak.x).toBeCloseTo(1.5 / 4, 3);
    expect(regions).toHaveLength(1);
  });

  test('lie between two cells that are equally strong', () => {
    const { peak } = findEvidence(
      mapOf([
        [2, 1, 5],
        [3, 1, 5],
      ]),
      above(0),
      CALIBRATION,
    );
    expect(peak.x).toBeCloseTo(3 / 8, 4);
  });
});
