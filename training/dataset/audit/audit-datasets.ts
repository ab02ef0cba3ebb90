/** Audits data sets: which of their pictures have one source, and what that does to their splits and labels. */

import { byKey } from '../by-key.ts';
import type { Dataset, Picture } from '../dataset.ts';
import type { AuditResult, DatasetAudit } from './audit-result.ts';
import {
  countAcrossDatasets,
  countLabels,
  findLabelConflicts,
  type GroupOf,
  largestGroups,
} from './count-groups.ts';
import { type GroupedContents, type GroupingOptions, groupContents } from './group-contents.ts';
import { countLeaks, findLeaks, type Leak } from './leaks.ts';
import { probeShortcuts } from './shortcut-probe.ts';

export interface Audit {
  readonly result: AuditResult;
  readonly pictures: readonly Picture[];
  readonly leaks: readonly Leak[];
  readonly links: GroupedContents['links'];
}

export interface AuditOptions extends GroupingOptions {
  readonly seed: number;
}

/** Digits of a hash that name a group. */
const GROUP_NAME = 16;
const LARGEST = 20;

/**
 * Groups the pictures of all sets together; the same files give the same groups, in whatever order they come.
 *
 * @param datasets with a name of its own each
 */
export async function auditDatasets(datasets: readonly Dataset[], options: AuditOptions): Promise<Audit> {
  const pictures = datasets.flatMap((dataset) => dataset.pictures);
  const files = new Map(pictures.map((picture) => [picture.content, picture]));
  const grouped = await groupContents([...files.values()], options);
  const groups = new Map(
    grouped.groups.flatMap((members) => {
      const name = [...members].sort()[0]?.slice(0, GROUP_NAME) ?? '';
      return members.map((content) => [content, name] as const);
    }),
  );
  const groupOf: GroupOf = ({ content }) => groups.get(content) ?? content;
  const leaks = findLeaks(pictures, groupOf);
  return {
    pictures,
    leaks,
    links: grouped.links,
    result: {
      format: 'osteoscope-audit/1',
      files: pictures.length,
      distinctContents: files.size,
      groups: grouped.groups.length,
      groupsOfCopies: grouped.groups.filter((members) => members.length > 1).length,
      crossSplit: countLeaks(leaks),
      labelConflicts: findLabelConflicts(pictures, groupOf),
      acrossDatasets: countAcrossDatasets(pictures, groupOf),
      largestGroups: largestGroups(pictures, groupOf, LARGEST),
      datasets: datasets.map((dataset) => auditOne(dataset, groupOf, grouped.thumbnails, options.seed)),
      unreadable: pictures.flatMap(({ dataset, file, content }) => {
        const reason = grouped.unreadable.get(content);
        return reason === undefined ? [] : [{ dataset, file, reason }];
      }),
      groupOf: Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

function auditOne(
  { name, pictures }: Dataset,
  groupOf: GroupOf,
  thumbnails: ReadonlyMap<string, Uint8Array>,
  seed: number,
): DatasetAudit {
  const contents = byKey(pictures, ({ content }) => content);
  const probed = [...contents].flatMap(([content, [picture]]) => {
    const grey = thumbnails.get(content);
    if (!grey || !picture || picture.label === null) return [];
    return [{ grey, fractured: picture.label === 'fractured', group: groupOf(picture) }];
  });
  const side = (wanted: Picture['side']) => pictures.filter((picture) => picture.side === wanted).length;
  return {
    name,
    files: pictures.length,
    distinctContents: contents.size,
    groups: new Set(pictures.map(groupOf)).size,
    labels: countLabels(pictures),
    sides: { train: side('train'), val: side('val'), test: side('test'), none: side(null) },
    crossSplit: countLeaks(findLeaks(pictures, groupOf)),
    labelConflicts: findLabelConflicts(pictures, groupOf).length,
    shortcut: probeShortcuts(probed, seed),
  };
}
