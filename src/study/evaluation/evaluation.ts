/** How the model in use reads the opened pictures whose truth is known: what is counted, and what is not and why. */

import type { Forecast, Grouped, Scored } from '../../metrics/labelled.ts';
import type { Failure } from '../../worker/failure.ts';
import type { Entry, UsedModel } from '../study.ts';
import type { LabelList } from './label-list.ts';
import { truthsOf } from './truth.ts';

/** A picture that counts. */
export interface Evaluated extends Scored, Forecast, Grouped {
  readonly id: string;
  readonly path: string;
  /** Whether the model took it for no bone radiograph; it counts all the same. */
  readonly refused: boolean;
}

export interface Evaluation {
  readonly pictures: readonly Evaluated[];
  /** With a label, and still to be read by the model in use. */
  readonly waiting: number;
  readonly unlabelled: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly failure: Failure }[];
  /** Pictures of which the list says two different things. */
  readonly contradicted: readonly string[];
  /** Files in the list that are not opened. */
  readonly missing: readonly string[];
  /** Whether the list says which pictures belong together; otherwise each stands for itself. */
  readonly grouped: boolean;
}

export function evaluate(
  entries: readonly Entry[],
  list: LabelList | null,
  model: Pick<UsedModel, 'source'>,
): Evaluation {
  const { of, contradicted, missing } = truthsOf(entries, list);
  const pictures: Evaluated[] = [];
  const unreadable: { path: string; failure: Failure }[] = [];
  let waiting = 0;
  for (const { id, path, progress } of entries) {
    if (progress.state === 'failed') unreadable.push({ path, failure: progress.failure });
    const truth = of.get(id);
    if (!truth || progress.state === 'failed') continue;
    if (progress.state !== 'read' || progress.by.source !== model.source) {
      waiting++;
      continue;
    }
    const { probability, admission } = progress.reading.finding;
    pictures.push({
      id,
      path,
      fractured: truth.label === 'fractured',
      probability,
      score: probability,
      // A picture without a group is one of its own.
      group: truth.group ?? `picture ${id}`,
      refused: admission.kind === 'refused',
    });
  }
  const unsure = new Set(contradicted);
  return {
    pictures,
    waiting,
    unlabelled: entries
      .filter((entry) => !of.has(entry.id) && !unsure.has(entry) && entry.progress.state !== 'failed')
      .map(({ path }) => path),
    unreadable,
    contradicted: contradicted.map(({ path }) => path),
    missing,
    grouped: [...of.values()].some(({ group }) => group !== null),
  };
}
