/** An evaluation for other programs: its figures as JSON, its pictures as CSV. */

import type { ModelCard } from '../../classifier/model-card.ts';
import { type PointName, thresholdAt } from '../../classifier/zone.ts';
import type { Estimate } from '../../metrics/bootstrap.ts';
import { csvText } from '../csv-text.ts';
import type { Evaluation } from './evaluation.ts';
import type { Figures } from './figures.ts';

interface Exported {
  readonly evaluation: Evaluation;
  readonly figures: Figures;
  /** Null where it is not known yet, or not defined. */
  readonly interval: Estimate | null;
  readonly card: ModelCard;
}

/** A figure that is not defined is null: JSON knows no NaN. */
export function evaluationJson({ evaluation, figures, interval, card }: Exported): string {
  const { pictures, waiting, unlabelled, unreadable, contradicted, missing, grouped } = evaluation;
  const content = {
    format: 'osteoscope-evaluation/1',
    model: card.id,
    version: card.version,
    intervals: {
      level: 0.95,
      resamples: 2000,
      by: grouped ? 'group' : 'picture',
      areaUnderRoc: interval && [interval.low, interval.high],
    },
    ...figures,
    notCounted: {
      waiting,
      unlabelled: unlabelled.length,
      unreadable: unreadable.length,
      contradicted: contradicted.length,
      missing: missing.length,
    },
    results: pictures.map(({ path, fractured, group, probability, refused }) => ({
      file: path,
      fractured,
      group: grouped ? group : null,
      probability,
      refused,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const COLUMNS = ['file', 'truth', 'group', 'probability', 'called', 'right', 'in_distribution', 'error'];

/** One row a picture, then those that could not be read. */
export function evaluationCsv(
  { evaluation, card }: Pick<Exported, 'evaluation' | 'card'>,
  at: PointName,
): string {
  const threshold = thresholdAt(card.operatingPoints, at);
  const word = (fractured: boolean): string => (fractured ? 'fractured' : 'not fractured');
  const { pictures, unreadable, grouped } = evaluation;
  return csvText([
    COLUMNS,
    ...pictures.map(({ path, fractured, group, probability, refused }) => {
      const called = probability >= threshold;
      const admitted = card.inputGate ? !refused : null;
      return [
        path,
        word(fractured),
        grouped ? group : null,
        probability,
        word(called),
        called === fractured,
        admitted,
        null,
      ];
    }),
    ...unreadable.map(({ path, failure }) => [path, ...Array<null>(6).fill(null), failure.message]),
  ]);
}
