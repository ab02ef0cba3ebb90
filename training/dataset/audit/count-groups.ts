/** Counts that an audit states of groups. */

import { byKey } from '../by-key.ts';
import type { Picture } from '../dataset.ts';
import type { AuditResult, LabelCounts } from './audit-result.ts';

export type GroupOf = (picture: Picture) => string;

export function countLabels(pictures: readonly Picture[]): LabelCounts {
  const counts = { fractured: 0, 'not fractured': 0, unlabelled: 0 };
  for (const { label } of pictures) counts[label ?? 'unlabelled']++;
  return counts;
}

/** Groups in which some files are called fractured and some not. */
export function findLabelConflicts(
  pictures: readonly Picture[],
  groupOf: GroupOf,
): AuditResult['labelConflicts'] {
  return [...byKey(pictures, groupOf)].flatMap(([group, members]) => {
    const labels = countLabels(members);
    return labels.fractured > 0 && labels['not fractured'] > 0 ? [{ group, labels }] : [];
  });
}

/** Groups that stand in several sets, counted for each combination of sets. */
export function countAcrossDatasets(
  pictures: readonly Picture[],
  groupOf: GroupOf,
): AuditResult['acrossDatasets'] {
  const shared = [...byKey(pictures, groupOf).values()]
    .map((members) => ({
      datasets: [...new Set(members.map(({ dataset }) => dataset))].sort(),
      contents: new Set(members.map(({ content }) => content)).size,
    }))
    .filter(({ datasets }) => datasets.length > 1);
  return [...byKey(shared, ({ datasets }) => datasets.join('\n')).values()].map((alike) => ({
    datasets: alike[0]?.datasets ?? [],
    groups: alike.length,
    contents: alike.reduce((sum, { contents }) => sum + contents, 0),
  }));
}

/** The groups with most files, the largest first. */
export function largestGroups(
  pictures: readonly Picture[],
  groupOf: GroupOf,
  most: number,
): AuditResult['largestGroups'] {
  return [...byKey(pictures, groupOf)]
    .map(([group, members]) => ({
      group,
      files: members.length,
      contents: new Set(members.map(({ content }) => content)).size,
    }))
    .filter(({ files }) => files > 1)
    .sort((a, b) => b.files - a.files || (a.group < b.group ? -1 : 1))
    .slice(0, most);
}
