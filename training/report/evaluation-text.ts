/** An evaluation as a table for the terminal. */

import type { Estimate } from '../../src/metrics/bootstrap.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { count, counted, decimal, interval, percent } from './number-text.ts';
import { textTable } from './text-table.ts';

/** Lines of at most 100 characters, without a line end after the last. */
export function evaluationText(evaluation: Evaluation): string {
  const { confusion, brier } = evaluation;
  const estimate = (name: string, figure: Estimate): string[] => [
    name,
    decimal(figure.value),
    interval(figure),
  ];
  const groups = counted(evaluation.groups, 'group');
  const lines = [
    `${evaluation.model.id} ${evaluation.model.version} on ${evaluation.data}`,
    `${counted(evaluation.pictures, 'picture')}, ${evaluation.fractured} fractured, from ${groups}`,
    ...(evaluation.alsoInTrain > 0 ? [memoryWarning(evaluation)] : []),
    '',
    textTable([
      ['', 'value', `95 % interval, ${groups}`],
      estimate('accuracy', evaluation.accuracy),
      estimate('sensitivity', evaluation.sensitivity),
      estimate('specificity', evaluation.specificity),
      estimate('area under ROC', evaluation.areaUnderRoc),
      estimate('  one vote a group', evaluation.areaUnderRocOfGroups),
      estimate('average precision', evaluation.averagePrecision),
      ['calibration error', decimal(evaluation.expectedCalibrationError)],
      ['Brier score', decimal(brier.score)],
    ]),
    '',
    `called at P(fractured) ≥ ${decimal(evaluation.threshold)}`,
    textTable([
      ['', 'called fractured', 'not'],
      ['fractured', `${confusion.truePositive}`, `${confusion.falseNegative}`],
      ['not fractured', `${confusion.falsePositive}`, `${confusion.trueNegative}`],
    ]),
    '',
    ...evaluation.predictiveValues.map(
      ({ prevalence, positive, negative }) =>
        `where ${percent(prevalence)} are fractured: a call is right in ${percent(positive)}, an all-clear in ${percent(negative)}`,
    ),
  ];
  if (evaluation.subgroups.length > 1) {
    lines.push(
      '',
      textTable([
        ['set', 'pictures', 'fractured', 'AUC', '95 % interval', 'one vote a group', 'ECE'],
        ...evaluation.subgroups.map((part) => [
          part.trait === null ? part.dataset : `  ${part.trait}`,
          `${part.pictures}`,
          `${part.fractured}`,
          decimal(part.areaUnderRoc.value),
          interval(part.areaUnderRoc),
          decimal(part.areaUnderRocOfGroups.value),
          decimal(part.expectedCalibrationError),
        ]),
      ]),
    );
  }
  const located = evaluation.subgroups.filter(({ trait, localisation }) => trait === null && localisation);
  if (located.length > 0) {
    lines.push(
      '',
      textTable([
        ['evidence', 'drawn', 'peak in box', '95 % interval', 'by chance', 'mAP50', 'found at 1 false mark'],
        ...located.map(({ dataset, localisation }) => [
          dataset,
          `${localisation?.pictures}`,
          percent(localisation?.peakInBox.value ?? Number.NaN),
          interval(localisation?.peakInBox ?? NOTHING),
          percent(localisation?.byChance ?? Number.NaN),
          decimal(localisation?.meanAveragePrecision50 ?? Number.NaN),
          percent(localisation?.froc.find(({ falseMarks }) => falseMarks === 1)?.sensitivity ?? Number.NaN),
        ]),
      ]),
    );
  }
  if (located.length > 0) lines.push(PUBLISHED_DETECTOR);
  if (evaluation.gate) {
    const refused = (what: string, { refused, pictures }: { refused: number; pictures: number }): string =>
      `${what}: ${refused} of ${pictures} refused (${percent(refused / pictures)})`;
    lines.push(
      '',
      refused('bone radiographs', evaluation.gate.bones),
      ...evaluation.gate.others.map(({ name, ...found }) => refused(name, found)),
    );
  }
  if (evaluation.covering) {
    const { pictures, fallAtPeak, fallElsewhere } = evaluation.covering;
    lines.push(
      '',
      `covering the evidence lowers P(fractured) by ${decimal(fallAtPeak)}, another place by ${decimal(fallElsewhere)} (${counted(pictures, 'picture')})`,
    );
  }
  if (evaluation.randomisation) {
    const { pictures, mapCorrelation, peakInBox, peakInBoxShuffled, byChance } = evaluation.randomisation;
    lines.push(
      '',
      `maps of shuffled weights correlate by ${decimal(mapCorrelation)} with the model's (${counted(pictures, 'picture')});`,
      `their peak is in a box in ${percent(peakInBoxShuffled)}, the model's in ${percent(peakInBox)}, by chance ${percent(byChance)}`,
    );
  }
  return lines.join('\n');
}

/** What regions are held against. */
export const PUBLISHED_DETECTOR =
  'For comparison: YOLOv8s, a detector, reaches an mAP50 of 0.40 on FracAtlas, as published.';

const NOTHING: Estimate = { value: Number.NaN, low: Number.NaN, high: Number.NaN };

/** Says that a side is not clean. */
export const memoryWarning = ({ alsoInTrain, pictures }: Evaluation): string =>
  `${count(alsoInTrain)} of the ${count(pictures)} pictures lie in the train folder too, byte for byte: this may measure memory.`;
