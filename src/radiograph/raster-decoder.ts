/** The seam between the core and whatever decodes JPEG, WebP, GIF, AVIF, BMP and HEIC on this side. */

import type { CodecPrograms } from './dicom/codec.ts';

/** Formats left to the platform; PNG, TIFF and DICOM are decoded by the same code on both sides. */
export type PlatformFormat = 'jpeg' | 'webp' | 'gif' | 'avif' | 'bmp' | 'heic';

/** Interleaved samples, row-major from the top left. */
export interface RasterImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  /** Bits per sample: 8 in a byte array, 16 in a word array. Fewer are scaled up to 8; a platform's decoder gives 8. */
  readonly bits: 8 | 16;
  /** Samples, shape [height · width · channels]. */
  readonly samples: Uint8Array | Uint8ClampedArray | Uint16Array;
}

/**
 * Decodes all of a picture or nothing.
 *
 * Implementations ignore colour profiles, turn the picture upright as its EXIF orientation says (WebP's has been taken
 * out before: platforms disagree on it), take the first frame of an animation, and throw `UnreadableRadiograph` where
 * the file is damaged or the format is unknown to the platform.
 */
export interface RasterDecoder {
  decode(bytes: Uint8Array, format: PlatformFormat): Promise<RasterImage>;
  /** The wasm program of a codec for compressed DICOM and TIFF pixels. @throws UnreadableRadiograph where it cannot be had */
  readonly codecProgram: CodecPrograms;
}
