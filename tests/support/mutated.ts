/** Files damaged as transfers and hostile hands damage them, in an order that a seed gives. */

import fc from 'fast-check';

/** One kind of damage, to be done at a share of the file's length. */
type Damage =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number };

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
/** Headers stand at the start, and damage tells most there. */
const nearStart = place.map((at) => at ** 4);
const anywhere = fc.oneof(place, nearStart);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: anywhere, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({
    kind: fc.constant('write' as const),
    at: anywhere,
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(Uint8Array.of(255, 255, 255, 255), Uint8Array.of(0, 0, 0, 0), Uint8Array.of(127, 255)),
    ),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: anywhere }),
  fc.record({ kind: fc.constant('repeat' as const), at: anywhere, length: fc.integer({ min: 1, max: 64 }) }),
);

/** @param files whole ones, of which each case damages one in one to four places */
export function mutated(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([file, damages]) => damages.reduce(damaged, file));
}

function damaged(file: Uint8Array, what: Damage): Uint8Array {
  const at = Math.floor(what.at * file.length);
  switch (what.kind) {
    case 'cut':
      return file.slice(0, at);
    case 'flip': {
      const copy = new Uint8Array(file);
      copy[at] = (copy[at] ?? 0) ^ (1 << what.bit);
      return copy;
    }
    case 'write': {
      const copy = new Uint8Array(file);
      copy.set(what.bytes.subarray(0, file.length - at), at);
      return copy;
    }
    case 'repeat': {
      const part = file.subarray(at, at + what.length);
      return Uint8Array.from([...file.subarray(0, at), ...part, ...file.subarray(at)]);
    }
  }
}
