/** Class balancing: a class with few pictures counts more. */

import { byKey } from '../dataset/by-key.ts';
import type { Example } from './batches.ts';

/**
 * How much pictures of each class count so that both count alike in an epoch and all together as before.
 *
 * @param perGroup most pictures of one source in an epoch; null for all
 * @returns not fractured, fractured; both 1 where a class is missing
 */
export function classWeights(
  examples: readonly Pick<Example, 'label' | 'weight' | 'group'>[],
  perGroup: number | null,
): [number, number] {
  const sums = [0, 0] as [number, number];
  for (const members of byKey(examples, ({ group }) => group).values()) {
    const taken = perGroup === null ? 1 : Math.min(1, perGroup / members.length);
    for (const { label, weight } of members) {
      if (label === null) continue;
      sums[0] += (1 - label) * weight * taken;
      sums[1] += label * weight * taken;
    }
  }
  const [whole, fractured] = sums;
  if (whole === 0 || fractured === 0) return [1, 1];
  const half = (whole + fractured) / 2;
  return [half / whole, half / fractured];
}
