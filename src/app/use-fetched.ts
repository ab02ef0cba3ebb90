/** Something that a component fetches as soon as it is on the page. */

import { useEffect, useState } from 'react';

export type Fetched<Value> =
  | { readonly state: 'under-way' }
  | { readonly state: 'here'; readonly value: Value }
  | { readonly state: 'failed' };

/** @param address what is fetched: another one is fetched anew */
export function useFetched<Value>(fetchIt: () => Promise<Value>, address: string): Fetched<Value> {
  const [fetched, setFetched] = useState<Fetched<Value>>({ state: 'under-way' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says whether it is the same thing.
  useEffect(() => {
    let wanted = true;
    fetchIt().then(
      (value) => wanted && setFetched({ state: 'here', value }),
      () => wanted && setFetched({ state: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [address]);
  return fetched;
}
