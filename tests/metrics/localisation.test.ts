import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectionPrecision, intersectionOverUnion } from '../../src/metrics/detection-precision.ts';
import { frocCurve } from '../../src/metrics/froc.ts';
import { type Box, coveredShare, liesIn, peakHitRate } from '../../src/metrics/localisation.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  width,
  height,
});
const middle = box(0.4, 0.4, 0.2, 0.2);

describe('the peak in the box', () => {
  it('counts the edge, and a tolerance around it', () => {
    expect(liesIn({ x: 0.4, y: 0.5 }, middle)).toBe(true);
    expect(liesIn({ x: 0.39, y: 0.5 }, middle)).toBe(false);
    expect(liesIn({ x: 0.39, y: 0.5 }, middle, 0.02)).toBe(true);
    expect(liesIn({ x: 0.5, y: 0.63 }, middle, 0.02)).toBe(false);
  });

  it('is hit in any of a picture’s boxes, and pictures without a box are passed over', () => {
    const pictures = [
      { peak: { x: 0.5, y: 0.5 }, boxes: [box(0, 0, 0.1, 0.1), middle] },
      { peak: { x: 0.9, y: 0.5 }, boxes: [middle] },
      { peak: null, boxes: [middle] },
      { peak: { x: 0.5, y: 0.5 }, boxes: [] },
    ];
    expect(peakHitRate(pictures)).toBeCloseTo(1 / 3, 12);
    expect(peakHitRate(pictures, 0.3)).toBeCloseTo(2 / 3, 12);
    expect(peakHitRate([])).toBeNaN();
  });

  it('would be hit by chance as often as the boxes cover the picture, overlaps once', () => {
    expect(coveredShare([middle])).toBeCloseTo(0.04, 12);
    expect(coveredShare([middle, box(0.5, 0.5, 0.2, 0.2)])).toBeCloseTo(0.07, 12);
    expect(coveredShare([box(0.9, 0.9, 0.1, 0.1)], 0.1)).toBeCloseTo(0.04, 12);
    expect(coveredShare([])).toBe(0);
    const side = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side, side, side), { maxLength: 5 }), (sides) => {
        const boxes = sides.map(([left, top, width, height]) => box(left, top, width, height));
        let inside = 0;
        for (let i = 0; i < 100; i++) {
          const point = { x: (i % 10) / 10 + 0.05, y: Math.floor(i / 10) / 10 + 0.05 };
          if (boxes.some((one) => liesIn(point, one))) inside++;
        }
        expect(coveredShare(boxes)).toBeCloseTo(inside / 100, 10);
      }),
    );
  });
});

describe('the FROC curve', () => {
  const pictures = [
    {
      boxes: [middle, box(0.8, 0.8, 0.1, 0.1)],
      marks: [
        { x: 0.5, y: 0.5, score: 0.9 },
        { x: 0.45, y: 0.5, score: 0.8 },
        { x: 0.1, y: 0.1, score: 0.5 },
        { x: 0.85, y: 0.85, score: 0.4 },
      ],
    },
    { boxes: [], marks: [{ x: 0.5, y: 0.5, score: 0.8 }] },
  ];

  it('counts a box once and a mark outside every box as false', () => {
    expect(frocCurve(pictures)).toEqual([
      { threshold: 0.9, falseMarks: 0, sensitivity: 0.5 },
      { threshold: 0.8, falseMarks: 0.5, sensitivity: 0.5 },
      { threshold: 0.5, falseMarks: 1, sensitivity: 0.5 },
      { threshold: 0.4, falseMarks: 1, sensitivity: 1 },
    ]);
  });

  it('has no points without marks, and refuses a score that is not a number', () => {
    expect(frocCurve([{ boxes: [middle], marks: [] }])).toEqual([]);
    expect(() => frocCurve([{ boxes: [], marks: [{ x: 0, y: 0, score: Number.NaN }] }])).toThrow(RangeError);
  });
});

describe('detection precision', () => {
  it('measures overlap as intersection over union', () => {
    expect(intersectionOverUnion(middle, middle)).toBeCloseTo(1, 12);
    expect(intersectionOverUnion(box(0, 0, 0.2, 0.2), box(0.1, 0, 0.2, 0.2))).toBeCloseTo(1 / 3, 12);
    expect(intersectionOverUnion(box(0, 0, 0.2, 0.2), box(0.2, 0, 0.2, 0.2))).toBe(0);
    expect(intersectionOverUnion(box(0, 0, 0, 0), box(0, 0, 0, 0))).toBe(0);
  });

  it('is the area under the precision envelope: a worked example', () => {
    // Sorted by score: hit, false, hit, second detection of a taken box. Three boxes; recall ends at 2/3.
    // Envelope: precision 1 up to recall 1/3, 2/3 up to recall 2/3, nothing beyond.
    const pictures = [
      {
        boxes: [middle, box(0.8, 0.8, 0.1, 0.1)],
        detections: [
          { box: middle, score: 0.9 },
          { box: box(0, 0, 0.1, 0.1), score: 0.8 },
          { box: middle, score: 0.6 },
        ],
      },
      { boxes: [box(0, 0, 0.5, 0.5)], detections: [{ box: box(0, 0, 0.5, 0.4), score: 0.7 }] },
    ];
    expect(detectionPrecision(pictures)).toBeCloseTo((1 + 2 / 3) / 3, 12);
    expect(detectionPrecision(pictures, 0.9)).toBeCloseTo(1 / 3, 12);
  });

  it('is 1 for the truth itself, 0 for nothing found, NaN for nothing drawn', () => {
    const truth = [{ boxes: [middle], detections: [{ box: middle, score: 1 }] }];
    expect(detectionPrecision(truth)).toBe(1);
    expect(detectionPrecision([{ boxes: [middle], detections: [] }])).toBe(0);
    expect(detectionPrecision([{ boxes: [], detections: [{ box: middle, score: 1 }] }])).toBeNaN();
  });

  it('refuses a score that is not a number', () => {
    const wrong = [{ boxes: [middle], detections: [{ box: middle, score: Number.NaN }] }];
    expect(() => detectionPrecision(wrong)).toThrow(RangeError);
  });
});
