/** Which sets say of their pictures both what is fractured and what is not. */

import type { Picture } from './dataset.ts';

/** Names of the sets with labelled pictures of both classes: elsewhere, to know the set is to know the class. */
export function setsWithBothClasses(pictures: readonly Picture[]): ReadonlySet<string> {
  const setsOf = (wanted: Picture['label']): ReadonlySet<string> =>
    new Set(pictures.flatMap(({ label, dataset }) => (label === wanted ? [dataset] : [])));
  const whole = setsOf('not fractured');
  return new Set([...setsOf('fractured')].filter((dataset) => whole.has(dataset)));
}
