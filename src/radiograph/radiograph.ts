/** A radiograph as the rest of the software sees it: one grey plane, bone bright, with the facts of its source. */

import type { PictureFormat } from './raster-format.ts';

/** What is known of the file that a radiograph came from. */
export interface SourceFacts {
  readonly format: PictureFormat;
  /** Bits per sample as stored in the file. */
  readonly bits: number;
  /** Samples per pixel as stored or decoded: 1 grey, 2 grey + alpha, 3 colour, 4 colour + alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** Where the file says how large its pixels are. */
  readonly spacing?: PixelSpacing;
  readonly dicom?: DicomFacts;
  /** There where black and white have changed places, because a person asked for it. */
  readonly inverted?: true;
}

/** Millimetres from one pixel's centre to the next. */
export interface PixelSpacing {
  readonly across: number;
  readonly down: number;
}

/** What there is to choose from in a DICOM file, and what was taken. Nothing here tells whose picture it is. */
export interface DicomFacts {
  /** From 0. */
  readonly frame: number;
  readonly frames: number;
  /** Windows and tables in the file's order, with the name that the file gives them. */
  readonly windows: readonly (
    | { readonly kind: 'table'; readonly name: string | null }
    | {
        readonly kind: 'linear' | 'linear exact' | 'sigmoid';
        readonly name: string | null;
        readonly centre: number;
        readonly width: number;
      }
  )[];
  /** Which of them the grey is seen through; null where there is none, and the picture's own percentiles are taken. */
  readonly window: number | null;
}

/** Grey values between which a radiograph is meaningful: `low` is shown black, `high` white. */
export interface GreyRange {
  readonly low: number;
  readonly high: number;
}

/** One grey plane, row-major from the top left, bone bright. */
export interface Radiograph {
  /** Pixels across. */
  readonly width: number;
  /** Pixels down. */
  readonly height: number;
  /** Grey values, shape [height · width]. */
  readonly pixels: Uint8Array | Uint16Array | Float32Array;
  readonly range: GreyRange;
  readonly source: SourceFacts;
}
