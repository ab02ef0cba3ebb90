/** What an audit found, as `audit.json` keeps it: figures, and which contents have one source. */

import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { wrongUsage } from '../../exit-code.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const content = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex is needed'));
const groupId = v.pipe(v.string(), v.minLength(1));

/** Files of the sides `val` and `test` that show a picture of the side `train`. */
const crossSplit = v.object({
  /** Files with the same bytes as one of `train`. */
  identical: count,
  /** Other files with the same source: turned, flipped, resized, recompressed, relit. */
  transformed: count,
});

const countsOfLabels = v.object({ fractured: count, 'not fractured': count, unlabelled: count });

const shortcut = v.object({
  /** Patches across and down. */
  columns: count,
  rows: count,
  /** Area under the ROC curve of each patch alone, one vote a source, cross-validated by source; row by row. */
  areaUnderRoc: v.array(v.nullable(v.number())),
  sources: count,
});

const dataset = v.object({
  name: v.string(),
  files: count,
  distinctContents: count,
  groups: count,
  labels: countsOfLabels,
  /** Files by the side they lie on; `none` where the set is not parted. */
  sides: v.object({ train: count, val: count, test: count, none: count }),
  crossSplit,
  labelConflicts: count,
  /** Null where a class is missing or there are too few sources. */
  shortcut: v.nullable(shortcut),
});

const auditSchema = v.object({
  format: v.literal('osteoscope-audit/1'),
  files: count,
  distinctContents: count,
  /** Groups of contents with one source; a content without relatives is a group by itself. */
  groups: count,
  /** Groups of more than one content. */
  groupsOfCopies: count,
  crossSplit,
  /** Groups that hold both labels. */
  labelConflicts: v.array(v.object({ group: groupId, labels: countsOfLabels })),
  /** Groups that stand in more than one data set, by the sets' names. */
  acrossDatasets: v.array(v.object({ datasets: v.array(v.string()), groups: count, contents: count })),
  largestGroups: v.array(v.object({ group: groupId, files: count, contents: count })),
  datasets: v.array(dataset),
  unreadable: v.array(v.object({ dataset: v.string(), file: v.string(), reason: v.string() })),
  /** The group of each content. A group is named by the beginning of its first content's hash. */
  groupOf: v.record(content, groupId),
});

export type AuditResult = v.InferOutput<typeof auditSchema>;
export type CrossSplit = v.InferOutput<typeof crossSplit>;
export type LabelCounts = v.InferOutput<typeof countsOfLabels>;
export type Shortcut = v.InferOutput<typeof shortcut>;
export type DatasetAudit = v.InferOutput<typeof dataset>;

/**
 * Reads `audit.json`.
 *
 * @throws CommandFailure where it is missing or no audit
 */
export async function readAudit(path: string): Promise<AuditResult> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw wrongUsage(`The audit ${path} cannot be read: ${error.message}.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrongUsage(`The audit ${path} is not JSON.`);
  }
  const result = v.safeParse(auditSchema, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw wrongUsage(`${path} is not an audit: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`);
  }
  return result.output;
}

export async function writeAudit(path: string, audit: AuditResult): Promise<void> {
  await writeFile(path, `${JSON.stringify(audit)}\n`);
}
