/** Tells what a file is by its content; names and media types are not trusted. */

import { hasPreamble, isDicom } from './dicom/is-dicom.ts';
import type { PlatformFormat } from './raster-decoder.ts';

/** Formats that become a radiograph. */
export type PictureFormat = 'png' | 'tiff' | 'dicom' | PlatformFormat;

/** `unsupported` is known by name, so that the person can be told what to do with it. */
export type FileKind =
  | { readonly kind: 'picture'; readonly format: PictureFormat }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'unknown' };

/** The sizes that the second header of a Windows or OS/2 bitmap has had over the years. */
const BITMAP_HEADER_SIZES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** Reads the first bytes of a file (144 are enough) and says what it is. */
export function fileKind(bytes: Uint8Array): FileKind {
  // A DICOM file may carry another format's header in its preamble, so it is asked first (PS3.10 section 7.1).
  if (hasPreamble(bytes)) return picture('dicom');
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return picture('png');
  if (text(bytes, 0, 3) === '\xff\xd8\xff') return picture('jpeg');
  if (text(bytes, 0, 6) === 'GIF87a' || text(bytes, 0, 6) === 'GIF89a') return picture('gif');
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return picture('webp');
  if (text(bytes, 0, 2) === 'BM' && BITMAP_HEADER_SIZES.has(bytes[14] ?? 0)) return picture('bmp');
  if (text(bytes, 4, 4) === 'ftyp') return isoMediaKind(bytes);
  if (text(bytes, 0, 4) === 'II*\0' || text(bytes, 0, 4) === 'MM\0*') return picture('tiff');
  if (text(bytes, 4, 4) === 'jP  ' || text(bytes, 0, 4) === '\xff\x4f\xff\x51') {
    return unsupported('a JPEG 2000 picture');
  }
  if (text(bytes, 0, 2) === '\xff\x0a' || text(bytes, 4, 4) === 'JXL ') {
    return unsupported('a JPEG XL picture');
  }
  if (text(bytes, 0, 5) === '%PDF-') return unsupported('a PDF document');
  if (text(bytes, 0, 4) === 'PK\x03\x04') return unsupported('a ZIP archive');
  if (isDicom(bytes)) return picture('dicom');
  return { kind: 'unknown' };
}

/** AVIF and HEIC share a container and differ in its brands (ISO/IEC 14496-12, the `ftyp` box). */
function isoMediaKind(bytes: Uint8Array): FileKind {
  const end = Math.min(144, bytes[3] ?? 0);
  const brands = new Set<string>();
  for (let at = 8; at < end; at += 4) if (at !== 12) brands.add(text(bytes, at, 4));
  if (text(bytes, 8, 4) === 'avis') return unsupported('an animated AVIF picture');
  if (brands.has('avif')) return picture('avif');
  if (brands.has('heic') || brands.has('heix') || brands.has('mif1')) return picture('heic');
  return { kind: 'unknown' };
}

const picture = (format: PictureFormat): FileKind => ({ kind: 'picture', format });
const unsupported = (name: string): FileKind => ({ kind: 'unsupported', name });

function text(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
