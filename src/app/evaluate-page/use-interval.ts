/** An interval that is found beside the page, and anew where the pictures are others. */

import { useEffect, useState } from 'react';
import type { Estimate } from '../../metrics/bootstrap.ts';
import type { FindInterval, IntervalPicture } from '../../study/evaluation/interval.ts';

export type Interval =
  | { readonly state: 'none' }
  | { readonly state: 'pending' }
  | { readonly state: 'ready'; readonly estimate: Estimate }
  | { readonly state: 'failed' };

/** @param pictures null where it is too early */
export function useInterval(pictures: readonly IntervalPicture[] | null, find: FindInterval): Interval {
  const [interval, setFound] = useState<Interval>({ state: 'none' });
  useEffect(() => {
    if (!pictures || pictures.length === 0) {
      setFound({ state: 'none' });
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    setFound({ state: 'pending' });
    find(pictures, signal).then(
      (estimate) => setFound({ state: 'ready', estimate }),
      () => {
        if (!signal.aborted) setFound({ state: 'failed' });
      },
    );
    return () => controller.abort();
  }, [pictures, find]);
  return interval;
}
