/** A radiograph as the rest of the software sees it: one grey plane, bone bright, with the facts of its source. */

/** What is known of the file that a radiograph came from. */
export interface SourceFacts {
  readonly format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'bmp' | 'dicom';
  /** Bits per sample as stored in the file. */
  readonly bits: number;
  /** Samples per pixel as stored or decoded: 1 grey, 2 grey + alpha, 3 colour, 4 colour + alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Size of the file in bytes. */
  readonly bytes: number;
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
