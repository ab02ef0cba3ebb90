/** Entries of data sets whose files do not exist, for code that looks at nothing but the entries. */

import { createHash } from 'node:crypto';
import type { Picture } from '../../training/dataset/dataset.ts';

export function madeUpPicture(file: string, facts: Partial<Picture> = {}): Picture {
  return {
    path: `/made-up/${file}`,
    file,
    dataset: 'made-up',
    content: createHash('sha256').update(file).digest('hex'),
    label: 'fractured',
    side: null,
    regions: null,
    ...facts,
  };
}
