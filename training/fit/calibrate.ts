/** Turns a trained model's logits on pictures it was not fitted on into a temperature and operating points. */

import type { ModelCard, OperatingPoint } from '../../src/classifier/model-card.ts';
import { calibrated } from '../../src/metrics/calibration.ts';
import type { WithLogit } from '../../src/metrics/labelled.ts';
import { pointAtSensitivity, pointAtSpecificity, youdenPoint } from '../../src/metrics/operating-points.ts';
import { rocCurve } from '../../src/metrics/roc-curve.ts';
import { fitTemperature } from '../../src/metrics/temperature-scaling.ts';

/** The sensitivity and the specificity that the outer operating points are to have. */
const HIGH = 0.95;

export type Judgement = Pick<ModelCard, 'calibration' | 'operatingPoints'>;

/**
 * Fits a temperature and finds the operating points of a calibration side.
 *
 * Where a class is missing nothing can be fitted: the temperature is then 1 and the balanced threshold 0.5.
 */
export function calibrate(pictures: readonly WithLogit[]): Judgement {
  const fitted = fitTemperature(pictures);
  const calibration = { temperature: Number.isNaN(fitted) ? 1 : fitted, bias: 0 };
  const curve = rocCurve(
    pictures.map(({ logit, fractured }) => ({ score: calibrated(logit, calibration), fractured })),
  );
  return {
    calibration,
    operatingPoints: {
      highSensitivity: onCard(pointAtSensitivity(curve, HIGH)),
      balanced: onCard(youdenPoint(curve)) ?? { threshold: 0.5, sensitivity: null, specificity: null },
      highSpecificity: onCard(pointAtSpecificity(curve, HIGH)),
    },
  };
}

/** A threshold beyond every score is infinite on the curve and 1 on a card. */
function onCard(
  point: { threshold: number; sensitivity: number; specificity: number } | null,
): OperatingPoint | null {
  if (!point) return null;
  return { ...point, threshold: Math.min(1, Math.max(0, point.threshold)) };
}
