/** Which pictures of several sets must stay on one side of a split. */

import { wrongUsage } from '../exit-code.ts';
import type { AuditResult } from './audit/audit-result.ts';
import type { Dataset, Picture } from './dataset.ts';
import { fracAtlasBlock, readFracAtlasFacts } from './fracatlas-facts.ts';
import { groupByKeys, nameKey, type PictureGroup, roboflowKey } from './group-pictures.ts';

export interface SourceGroups {
  readonly groups: readonly PictureGroup[];
  /** How sources were told apart, for people. */
  readonly method: string;
}

/**
 * Groups pictures by source: as an audit found them, or else by file names and equal content. Copies that Roboflow made
 * are told by their names in any case. In FracAtlas, where neighbours in number are often one patient, a block of 20
 * consecutive numbers is one source too.
 *
 * @param audit null where there is none
 * @throws CommandFailure where the audit does not know all of the pictures
 */
export async function groupSources(
  datasets: readonly Dataset[],
  audit: Pick<AuditResult, 'groupOf'> | null,
): Promise<SourceGroups> {
  const pictures = datasets.flatMap((dataset) => dataset.pictures);
  const blocks = await fracAtlasBlocks(datasets);
  const sourceOf = audit ? auditKey(audit, pictures) : nameKey;
  return {
    groups: groupByKeys(pictures, (picture) =>
      [sourceOf(picture), blocks.get(picture), roboflowKey(picture)].flatMap((key) => key ?? []),
    ),
    method: [
      audit ? 'sources as an audit found them' : 'sources told by file name and equal content',
      ...(pictures.some((picture) => roboflowKey(picture)) ? ['Roboflow copies by name'] : []),
      ...(blocks.size > 0 ? ['FracAtlas in blocks of 20 consecutive numbers'] : []),
    ].join('; '),
  };
}

async function fracAtlasBlocks(datasets: readonly Dataset[]): Promise<ReadonlyMap<Picture, string>> {
  const blocks = new Map<Picture, string>();
  for (const { name, root, pictures } of datasets) {
    if (!(await readFracAtlasFacts(root))) continue;
    for (const picture of pictures) {
      const block = fracAtlasBlock(picture.file);
      if (block !== null) blocks.set(picture, `block ${name} ${block}`);
    }
  }
  return blocks;
}

function auditKey(
  { groupOf }: Pick<AuditResult, 'groupOf'>,
  pictures: readonly Picture[],
): (picture: Picture) => string {
  const unknown = pictures.filter(({ content }) => groupOf[content] === undefined);
  const [example] = unknown;
  if (example) {
    throw wrongUsage(
      `The audit does not know ${unknown.length} of ${pictures.length} pictures, such as ${example.path}: run audit again over the same folders.`,
    );
  }
  return ({ content }) => `audit ${groupOf[content]}`;
}
