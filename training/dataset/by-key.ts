/** Sorts things into lists by a key, as `Map.groupBy` does from Node 21 on. */

/** @returns the keys in the order of their first things, and the things of each in theirs */
export function byKey<Key, Thing>(things: Iterable<Thing>, keyOf: (thing: Thing) => Key): Map<Key, Thing[]> {
  const lists = new Map<Key, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const list = lists.get(key);
    if (list) list.push(thing);
    else lists.set(key, [thing]);
  }
  return lists;
}
