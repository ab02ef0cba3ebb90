/** Joins things into groups, two at a time. */

export interface UnionFind {
  /** The lowest member of the group that the thing is in. */
  rootOf(thing: number): number;
  join(one: number, other: number): void;
  /** Members in ascending order, groups in the order of their first members. */
  groups(): number[][];
}

/**
 * @param count how many things there are, numbered from 0, each alone at first
 * @see Tarjan, "Efficiency of a good but not linear set union algorithm", JACM 22 (1975)
 */
export function unionFind(count: number): UnionFind {
  const parents = Int32Array.from({ length: count }, (_, index) => index);
  const rootOf = (thing: number): number => {
    let root = thing;
    for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) root = parent;
    for (let step = thing; step !== root; ) {
      const next = parents[step] ?? root;
      parents[step] = root;
      step = next;
    }
    return root;
  };
  return {
    rootOf,
    join(one, other) {
      const a = rootOf(one);
      const b = rootOf(other);
      if (a === b) return;
      parents[Math.max(a, b)] = Math.min(a, b);
    },
    groups() {
      const members = new Map<number, number[]>();
      for (let thing = 0; thing < count; thing++) {
        const root = rootOf(thing);
        const group = members.get(root);
        if (group) group.push(thing);
        else members.set(root, [thing]);
      }
      return [...members.values()];
    },
  };
}
