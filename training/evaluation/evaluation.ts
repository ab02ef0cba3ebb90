/** How well a model reads pictures whose truth is known. */

import { areaUnderRoc } from '../../src/metrics/area-under-roc.ts';
import { bootstrapByGroup, type Estimate } from '../../src/metrics/bootstrap.ts';
import { type BrierDecomposition, brierDecomposition } from '../../src/metrics/brier-score.ts';
import { byGroup } from '../../src/metrics/by-group.ts';
import {
  accuracy,
  type ConfusionMatrix,
  confusionMatrix,
  sensitivity,
  specificity,
} from '../../src/metrics/confusion-matrix.ts';
import { oneVoteAGroup } from '../../src/metrics/group-votes.ts';
import type { Forecast, Grouped, Scored } from '../../src/metrics/labelled.ts';
import { averagePrecision } from '../../src/metrics/precision-recall.ts';
import { type PredictiveValues, predictiveValues } from '../../src/metrics/predictive-values.ts';
import {
  expectedCalibrationError,
  type ReliabilityBin,
  reliabilityDiagram,
} from '../../src/metrics/reliability.ts';
import { type OperatingPoint, rocCorners, rocCurve } from '../../src/metrics/roc-curve.ts';
import type { Covering } from './covering.ts';
import type { GateEvaluation } from './gate-evaluation.ts';
import type { Randomisation } from './randomisation.ts';
import { evaluateSubgroups, type SubgroupEvaluation, type SubgroupPicture } from './subgroups.ts';

/** A picture with its truth, its source, and P(fractured) as calibrated. */
export interface JudgedPicture
  extends Forecast,
    Grouped,
    Pick<SubgroupPicture, 'dataset' | 'traits' | 'boxes' | 'evidence'> {
  /** Whether the folders' `train` side has it as well, byte for byte. */
  readonly alsoInTrain: boolean;
}

export interface EvaluationPlan {
  readonly model: { readonly id: string; readonly version: string };
  /** What the pictures are, for people. */
  readonly data: string;
  /** The card's balanced threshold, at which pictures are called. */
  readonly threshold: number;
  /** The card's other thresholds, by what they are called. */
  readonly otherThresholds: Readonly<Record<string, number>>;
  /** Shares of the fractured for which predictive values are given. */
  readonly prevalences: readonly number[];
  readonly resamples: number;
  readonly seed: number;
  readonly gate: GateEvaluation | null;
  readonly covering: Covering | null;
  readonly randomisation: Randomisation | null;
}

/** An operating point of the card, as it turns out on these pictures. */
export interface NamedPoint extends OperatingPoint {
  readonly name: string;
}

/** The form of `evaluation.json`. A card's `evaluation` is a part of it. Figures that are not defined are null there. */
export interface Evaluation {
  readonly format: 'osteoscope-evaluation/1';
  readonly model: { readonly id: string; readonly version: string };
  readonly data: string;
  readonly pictures: number;
  readonly fractured: number;
  /** Sources that the pictures come from. */
  readonly groups: number;
  /** Pictures that the folders' `train` side has as well, byte for byte: read, they measure memory. */
  readonly alsoInTrain: number;
  readonly threshold: number;
  readonly accuracy: Estimate;
  readonly sensitivity: Estimate;
  readonly specificity: Estimate;
  readonly areaUnderRoc: Estimate;
  readonly averagePrecision: Estimate;
  /** With one vote a group: sources with many copies count no more than others. */
  readonly areaUnderRocOfGroups: Estimate;
  readonly expectedCalibrationError: number;
  readonly brier: BrierDecomposition;
  readonly confusion: ConfusionMatrix;
  readonly predictiveValues: readonly (PredictiveValues & { readonly prevalence: number })[];
  readonly operatingPoints: readonly NamedPoint[];
  /** Corners of the ROC curve. */
  readonly roc: readonly OperatingPoint[];
  readonly reliability: readonly ReliabilityBin[];
  /** Each set, and the parts of it of which more is known. */
  readonly subgroups: readonly SubgroupEvaluation[];
  /** What the input gate made of these pictures and of others; null where the model has none. */
  readonly gate: GateEvaluation | null;
  /** Null where it was not asked for. */
  readonly covering: Covering | null;
  /** Null where it was not asked for. */
  readonly randomisation: Randomisation | null;
  readonly bootstrap: { readonly resamples: number; readonly seed: number; readonly level: number };
}

const LEVEL = 0.95;

/**
 * Evaluates a model's probabilities.
 *
 * @throws RangeError where a probability is not in [0, 1], or a prevalence, or the resamples make no sense
 */
export function evaluate(judged: readonly JudgedPicture[], plan: EvaluationPlan): Evaluation {
  // Sorted, so that the resamples need little sorting.
  const pictures = judged
    .map((picture) => ({ ...picture, score: picture.probability }))
    .sort((a, b) => b.score - a.score);
  const { model, data, threshold, resamples, seed } = plan;
  const bootstrap = { resamples, seed, level: LEVEL };
  const at = (rate: (matrix: ConfusionMatrix) => number) => (sample: readonly Scored[]) =>
    rate(confusionMatrix(sample, threshold));
  const estimates = bootstrapByGroup(
    pictures,
    {
      accuracy: at(accuracy),
      sensitivity: at(sensitivity),
      specificity: at(specificity),
      areaUnderRoc,
      averagePrecision,
    },
    bootstrap,
  );
  const votes = bootstrapByGroup(oneVoteAGroup(pictures), { areaUnderRoc }, bootstrap);
  const confusion = confusionMatrix(pictures, threshold);
  const point = (name: string, value: number): NamedPoint => {
    const matrix = confusionMatrix(pictures, value);
    return { name, threshold: value, sensitivity: sensitivity(matrix), specificity: specificity(matrix) };
  };
  const rates = { sensitivity: sensitivity(confusion), specificity: specificity(confusion) };
  return {
    format: 'osteoscope-evaluation/1',
    model,
    data,
    ...counts(pictures),
    alsoInTrain: pictures.filter((picture) => picture.alsoInTrain).length,
    threshold,
    ...estimates,
    areaUnderRocOfGroups: votes.areaUnderRoc,
    expectedCalibrationError: expectedCalibrationError(pictures),
    brier: brierDecomposition(pictures),
    confusion,
    predictiveValues: plan.prevalences.map((prevalence) => ({
      prevalence,
      ...predictiveValues(rates, prevalence),
    })),
    operatingPoints: [
      point('balanced', threshold),
      ...Object.entries(plan.otherThresholds).map(([name, value]) => point(name, value)),
    ],
    roc: rocCorners(rocCurve(pictures)),
    reliability: reliabilityDiagram(pictures),
    subgroups: evaluateSubgroups(pictures, threshold, bootstrap),
    gate: plan.gate,
    covering: plan.covering,
    randomisation: plan.randomisation,
    bootstrap,
  };
}

type ScoredPicture = JudgedPicture & Scored;

function counts(pictures: readonly ScoredPicture[]) {
  return {
    pictures: pictures.length,
    fractured: pictures.filter(({ fractured }) => fractured).length,
    groups: byGroup(pictures).size,
  };
}
