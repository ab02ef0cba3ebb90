/** A folder of pictures with what its layout says of each. */

import type { Label } from '../../src/classifier/finding.ts';
import type { Box } from '../../src/metrics/localisation.ts';

/** Which part of a set its authors put a picture in. */
export type OfficialSide = 'train' | 'val' | 'test';

/** A drawn fracture. */
export interface Region extends Box {
  /** Outlines, each as x, y, x, y … in fractions of width and height; empty where only the box is known. */
  readonly polygons: readonly (readonly number[])[];
}

export interface Picture {
  /** Absolute path. */
  readonly path: string;
  /** Path below the set's folder, with `/` between its parts. */
  readonly file: string;
  /** Name of the set's folder. */
  readonly dataset: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly content: string;
  /** Null where no folder says it. */
  readonly label: Label | null;
  /** Null where the set is not parted. */
  readonly side: OfficialSide | null;
  /** Drawn fractures; null where nobody was asked to draw any. */
  readonly regions: readonly Region[] | null;
}

export interface Dataset {
  readonly name: string;
  readonly root: string;
  /** Sorted by file. */
  readonly pictures: readonly Picture[];
}
