/** The figures of an evaluation, by the same functions that a model's card is made with. */

import type { OperatingPoints, PointName } from '../../classifier/zone.ts';
import { pointsOf, thresholdAt } from '../../classifier/zone.ts';
import { areaUnderRoc } from '../../metrics/area-under-roc.ts';
import { brierScore } from '../../metrics/brier-score.ts';
import {
  accuracy,
  type ConfusionMatrix,
  confusionMatrix,
  sensitivity,
  specificity,
} from '../../metrics/confusion-matrix.ts';
import {
  expectedCalibrationError,
  type ReliabilityBin,
  reliabilityDiagram,
} from '../../metrics/reliability.ts';
import { type OperatingPoint, rocCorners, rocCurve } from '../../metrics/roc-curve.ts';
import type { Evaluated } from './evaluation.ts';

export interface PointFigures {
  readonly name: PointName;
  readonly threshold: number;
  readonly matrix: ConfusionMatrix;
  /** Each NaN where its class is missing. */
  readonly accuracy: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

export interface Figures {
  readonly pictures: number;
  readonly fractured: number;
  readonly groups: number;
  readonly refused: number;
  /** NaN where one class is missing. */
  readonly areaUnderRoc: number;
  readonly brierScore: number;
  readonly expectedCalibrationError: number;
  readonly roc: readonly OperatingPoint[];
  /** Bins that hold pictures. */
  readonly reliability: readonly ReliabilityBin[];
  /** Those that the card has. */
  readonly points: readonly PointFigures[];
}

/** Bins of the calibration plot: few, for sets of one's own are small. */
const BINS = 10;

export function figuresOf(pictures: readonly Evaluated[], operatingPoints: OperatingPoints): Figures {
  return {
    pictures: pictures.length,
    fractured: pictures.filter(({ fractured }) => fractured).length,
    groups: new Set(pictures.map(({ group }) => group)).size,
    refused: pictures.filter(({ refused }) => refused).length,
    areaUnderRoc: areaUnderRoc(pictures),
    brierScore: brierScore(pictures),
    expectedCalibrationError: expectedCalibrationError(pictures, BINS),
    roc: rocCorners(rocCurve(pictures)),
    reliability: reliabilityDiagram(pictures, BINS).filter(({ count }) => count > 0),
    points: pointsOf(operatingPoints).map((name) => {
      const threshold = thresholdAt(operatingPoints, name);
      const matrix = confusionMatrix(pictures, threshold);
      return {
        name,
        threshold,
        matrix,
        accuracy: accuracy(matrix),
        sensitivity: sensitivity(matrix),
        specificity: specificity(matrix),
      };
    }),
  };
}

/** The pictures called wrong, those first of which the model was surest. */
export function worstMistakes(pictures: readonly Evaluated[], threshold: number): readonly Evaluated[] {
  const sureness = ({ fractured, probability }: Evaluated): number =>
    fractured ? 1 - probability : probability;
  return pictures
    .filter(({ fractured, probability }) => probability >= threshold !== fractured)
    .toSorted((a, b) => sureness(b) - sureness(a));
}
