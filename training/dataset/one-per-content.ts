/** Copies of a file are one picture. */

import type { Picture } from './dataset.ts';

/** One picture for every content, in the order of the contents' first pictures. */
export const onePerContent = <P extends Pick<Picture, 'content'>>(pictures: readonly P[]): P[] => [
  ...new Map(pictures.map((picture) => [picture.content, picture])).values(),
];
