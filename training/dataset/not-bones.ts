/** Pictures that are no bone radiographs, parted like a split: what a gate is made from does not test it. */

import type { Dataset, Picture } from './dataset.ts';
import type { Side } from './split.ts';

export type GateSide = Exclude<Side, 'calibration'>;

/** By the first digit of the content's hash: any two machines part them alike, and copies stay together. */
export function gateSideOf({ content }: Pick<Picture, 'content'>): GateSide {
  const digit = Number.parseInt(content.slice(0, 1), 16);
  if (digit < 9) return 'train';
  return digit < 11 ? 'validation' : 'test';
}

/** Those of one side, by the folder they lie in. */
export function notBonesOn(
  side: GateSide,
  { name, pictures }: Dataset,
): ReadonlyMap<string, readonly Picture[]> {
  const kinds = new Map<string, Picture[]>();
  for (const picture of pictures.filter((each) => gateSideOf(each) === side)) {
    const [folder, ...rest] = picture.file.split('/');
    const kind = rest.length > 0 && folder ? folder : name;
    kinds.set(kind, [...(kinds.get(kind) ?? []), picture]);
  }
  return kinds;
}
