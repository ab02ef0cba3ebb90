/** A start that shows what the page does, for links from elsewhere: `?demo` opens all samples at once. */

import type { StudyActions } from '../study/study-store.ts';
import { fetchSample, listSamples } from './samples.ts';

/** @param samples address of the samples' folder, with a slash at its end */
export function openDemo(samples: string, { open }: Pick<StudyActions, 'open'>): void {
  if (!new URLSearchParams(location.search).has('demo')) return;
  listSamples(samples)
    .then((list) => Promise.all(list.map((sample) => fetchSample(samples, sample))))
    // Without the samples there is still the page to begin with, which says what is wrong with them.
    .then(
      (files) => open(files, 'phantom'),
      () => undefined,
    );
}
