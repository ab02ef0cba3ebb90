/** An evaluation as a table for the terminal. */

import type { Estimate } from '../../src/metrics/bootstrap.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { counted, decimal, interval, percent } from './number-text.ts';

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
    '',
    ...aligned([
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
    ...aligned([
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
  if (evaluation.datasets.length > 1) {
    lines.push(
      '',
      ...aligned([
        ['set', 'pictures', 'fractured', 'groups', 'sensitivity', 'specificity', 'area under ROC'],
        ...evaluation.datasets.map((set) => [
          set.name,
          `${set.pictures}`,
          `${set.fractured}`,
          `${set.groups}`,
          decimal(set.sensitivity),
          decimal(set.specificity),
          decimal(set.areaUnderRoc),
        ]),
      ]),
    );
  }
  return lines.join('\n');
}

/** Rows with their first cells aligned left, the others right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((widest, cells) => {
    cells.forEach((cell, column) => {
      widest[column] = Math.max(widest[column] ?? 0, cell.length);
    });
    return widest;
  }, []);
  return rows.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd(),
  );
}
