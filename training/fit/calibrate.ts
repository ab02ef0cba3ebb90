/** Turns a trained model's logits on pictures it was not fitted on into a temperature and operating points. */

import type { ModelCard, OperatingPoint } from '../../src/classifier/model-card.ts';
import { calibrated } from '../../src/metrics/calibration.ts';
import type { WithLogit } from '../../src/metrics/labelled.ts';
import { pointAtSensitivity, pointAtSpecificity, youdenPoint } from '../../src/metrics/operating-points.ts';
import { fitPlatt } from '../../src/metrics/platt-scaling.ts';
import { rocCurve } from '../../src/metrics/roc-curve.ts';

/** The sensitivity and the specificity that the outer operating points are to have. */
const HIGH = 0.95;

export type Judgement = Pick<ModelCard, 'calibration' | 'operatingPoints'>;

/**
 * Fits a temperature and a bias (training pictures may be fractured more often than others) and finds the operating points of a calibration side.
 *
 * Where a class is missing nothing can be fitted: the temperature is then 1 and the balanced threshold 0.5.
 */
export function calibrate(pictures: readonly WithLogit[]): Judgement {
  const fitted = fitPlatt(pictures);
  const prevalence = pictures.filter(({ fractured }) => fractured).length / pictures.length;
  const calibration = fitted ? { ...fitted, prevalence } : { temperature: 1, bias: 0, prevalence: null };
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

/** Cells that a fracture covers: it is 5 to 10 % of a picture's side, in maps of some 24 cells. */
const CELLS = 4;

/**
 * From which logit a cell of an evidence map belongs to a region: where a few such cells alone would bring the picture to
 * the balanced point.
 */
export function regionThreshold({ calibration, operatingPoints }: Judgement): number {
  const { threshold } = operatingPoints.balanced;
  const share = Math.min(1 - 1e-6, Math.max(1e-6, threshold));
  const logit = (Math.log(share / (1 - share)) - calibration.bias) * calibration.temperature;
  return logit - Math.log(CELLS);
}

/** A threshold beyond every score is infinite on the curve and 1 on a card. */
function onCard(
  point: { threshold: number; sensitivity: number; specificity: number } | null,
): OperatingPoint | null {
  if (!point) return null;
  return { ...point, threshold: Math.min(1, Math.max(0, point.threshold)) };
}
