/** Pictures that are no bone radiographs, parted like a split: what a gate is made from does not test it. */

import { createHash } from 'node:crypto';
import type { Dataset, Picture } from './dataset.ts';
import type { Side } from './split.ts';

export type GateSide = Exclude<Side, 'calibration'>;

/**
 * Those of one side, by the folder they lie in. Sides go by the part of a file's name before its first underscore, which
 * chest radiographs of one patient share: any two machines part them alike.
 */
export function notBonesOn(
  side: GateSide,
  { name, pictures }: Dataset,
): ReadonlyMap<string, readonly Picture[]> {
  const kinds = new Map<string, Picture[]>();
  for (const picture of pictures.filter((each) => sideOf(each) === side)) {
    const [folder, ...rest] = picture.file.split('/');
    const kind = rest.length > 0 && folder ? folder : name;
    kinds.set(kind, [...(kinds.get(kind) ?? []), picture]);
  }
  return kinds;
}

/** Half of the sources teach, a quarter each sets the threshold and tests. */
function sideOf({ file }: Picture): GateSide {
  const [source = ''] = file.slice(file.lastIndexOf('/') + 1).split('_');
  const [chance = 0] = createHash('sha256').update(source).digest();
  if (chance < 128) return 'train';
  return chance < 192 ? 'validation' : 'test';
}
