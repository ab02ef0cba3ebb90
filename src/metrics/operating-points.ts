/** Where on a ROC curve to work. */

import type { OperatingPoint } from './roc-curve.ts';

/**
 * The point of greatest sensitivity + specificity; of several, the most sensitive.
 *
 * @param curve as `rocCurve` returns it
 * @returns null where one class is missing
 * @see Youden, Cancer 3 (1950) 32–35
 */
export function youdenPoint(curve: readonly OperatingPoint[]): OperatingPoint | null {
  let best: number | null = null;
  let bestSum = Number.NEGATIVE_INFINITY;
  curve.forEach(({ sensitivity, specificity }, index) => {
    const sum = sensitivity + specificity;
    // Sums of equal counts may differ in their last bit.
    if (sum >= bestSum - 1e-12) {
      best = index;
      bestSum = Math.max(sum, bestSum);
    }
  });
  return between(curve, best);
}

/**
 * The most specific point that still has the wanted sensitivity.
 *
 * @param curve as `rocCurve` returns it
 * @param sensitivity in [0, 1]
 * @returns null where one class is missing
 */
export function pointAtSensitivity(
  curve: readonly OperatingPoint[],
  sensitivity: number,
): OperatingPoint | null {
  if (!hasBothClasses(curve)) return null;
  const index = curve.findIndex((point) => point.sensitivity >= sensitivity);
  return between(curve, index < 0 ? null : index);
}

/**
 * The most sensitive point that still has the wanted specificity.
 *
 * @param curve as `rocCurve` returns it
 * @param specificity in [0, 1]
 * @returns null where one class is missing
 */
export function pointAtSpecificity(
  curve: readonly OperatingPoint[],
  specificity: number,
): OperatingPoint | null {
  if (!hasBothClasses(curve)) return null;
  const index = curve.findLastIndex((point) => point.specificity >= specificity);
  return between(curve, index < 0 ? null : index);
}

/**
 * The point with its threshold put halfway to the next lower score: the same calls here, and the rounding of another
 * engine moves no picture across.
 */
function between(curve: readonly OperatingPoint[], index: number | null): OperatingPoint | null {
  const point = index === null ? undefined : curve[index];
  if (index === null || !point) return null;
  const next = curve[index + 1]?.threshold;
  if (next === undefined || !Number.isFinite(point.threshold) || !Number.isFinite(next)) return point;
  const halfway = next + (point.threshold - next) / 2;
  return { ...point, threshold: halfway > next ? halfway : point.threshold };
}

const hasBothClasses = (curve: readonly OperatingPoint[]): boolean =>
  curve.every(({ sensitivity, specificity }) => !Number.isNaN(sensitivity + specificity));
