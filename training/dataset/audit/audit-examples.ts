/** Which pictures of an audit a reader should look at to believe it. */

import { byKey } from '../by-key.ts';
import type { Picture } from '../dataset.ts';
import type { Audit } from './audit-datasets.ts';

/** Two files of one source. */
export interface ExamplePair {
  readonly one: Picture;
  readonly other: Picture;
}

export interface AuditExamples {
  readonly identicalLeaks: readonly ExamplePair[];
  readonly transformedLeaks: readonly ExamplePair[];
  readonly labelConflicts: readonly ExamplePair[];
  readonly acrossDatasets: readonly ExamplePair[];
  /** Some contents of each of the largest groups. */
  readonly families: readonly { readonly group: string; readonly pictures: readonly Picture[] }[];
}

const PAIRS = 12;
const IDENTICAL_PAIRS = 4;
const FAMILIES = 6;
const FAMILY_MEMBERS = 6;

/** At most one pair of each group, so that a large family does not fill the page. */
export function chooseExamples({ result, pictures, leaks }: Audit): AuditExamples {
  const groupOf = ({ content }: Picture): string => result.groupOf[content] ?? content;
  const members = byKey(pictures, groupOf);
  const leakPairs = (kind: 'identical' | 'transformed', most: number): ExamplePair[] => {
    const ofKind = leaks.filter((leak) => leak.kind === kind);
    return [...byKey(ofKind, ({ shown }) => groupOf(shown)).values()]
      .slice(0, most)
      .flatMap(([leak]) => (leak ? [{ one: leak.shown, other: leak.trained }] : []));
  };
  const conflicts = result.labelConflicts.flatMap(({ group }) =>
    pairOf(members.get(group) ?? [], ({ label }) => label ?? ''),
  );
  const across = [...members.values()].flatMap((family) => pairOf(family, ({ dataset }) => dataset));
  return {
    identicalLeaks: leakPairs('identical', IDENTICAL_PAIRS),
    transformedLeaks: leakPairs('transformed', PAIRS),
    labelConflicts: conflicts.slice(0, PAIRS),
    acrossDatasets: across.slice(0, PAIRS),
    families: result.largestGroups.slice(0, FAMILIES).map(({ group }) => {
      const contents = [...byKey(members.get(group) ?? [], ({ content }) => content).values()];
      const step = Math.max(1, contents.length / FAMILY_MEMBERS);
      return {
        group,
        pictures: Array.from({ length: Math.min(FAMILY_MEMBERS, contents.length) }, (_, index) =>
          contents[Math.floor(index * step)]?.slice(0, 1),
        ).flatMap((picture) => picture ?? []),
      };
    }),
  };
}

/** The first two that differ in something both have. */
function pairOf(family: readonly Picture[], differsIn: (picture: Picture) => string): ExamplePair[] {
  const [first, second] = [...byKey(family, differsIn)].filter(([value]) => value !== '');
  const one = first?.[1][0];
  const other = second?.[1][0];
  return one && other ? [{ one, other }] : [];
}
