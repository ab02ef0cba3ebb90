/** How well the input gate tells bone radiographs from other pictures. */

import type { Classifier } from '../../src/classifier/classifier.ts';
import type { Admission } from '../../src/classifier/finding.ts';
import type { Picture } from '../dataset/dataset.ts';
import { judgePictures } from './judge-pictures.ts';

export interface GateEvaluation {
  /** Bone radiographs that were refused. */
  readonly bones: Refusals;
  /** Other pictures by what they are. */
  readonly others: readonly (Refusals & { readonly name: string })[];
}

export interface Refusals {
  readonly pictures: number;
  readonly refused: number;
}

/**
 * @param bones what the gate said of bone radiographs
 * @param others pictures that are none, by what they are
 */
export async function evaluateGate(
  classifier: Pick<Classifier, 'read'>,
  bones: readonly { readonly admission: Admission }[],
  others: ReadonlyMap<string, readonly Picture[]>,
): Promise<GateEvaluation> {
  const found: GateEvaluation['others'][number][] = [];
  for (const [name, pictures] of others) {
    const known = pictures.map((picture) => ({ picture, group: '', fractured: false, alsoInTrain: false }));
    const { judged } = await judgePictures(classifier, known);
    found.push({ name, ...refusals(judged) });
  }
  return { bones: refusals(bones), others: found };
}

function refusals(judged: readonly { readonly admission: Admission }[]): Refusals {
  const refused = judged.filter(({ admission }) => admission.kind === 'refused').length;
  return { pictures: judged.length, refused };
}
