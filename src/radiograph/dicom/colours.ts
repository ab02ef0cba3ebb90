/** Colour samples → red, green and blue (PS3.3 sections C.7.6.3.1.2 and C.7.6.3.1.5). */

import type { DataSet } from 'dicom-parser';
import type { RasterImage } from '../raster-decoder.ts';
import { damagedPicture } from '../unreadable-radiograph.ts';
import { unsupported } from './header.ts';
import { lookUpTable } from './look-up-table.ts';
import type { StoredPixels } from './stored-pixels.ts';

/** @throws UnreadableRadiograph for colours that are not known */
export function redGreenBlue(stored: StoredPixels, dataSet: DataSet): RasterImage {
  const { width, height } = stored.header;
  switch (stored.photometric) {
    case 'PALETTE COLOR':
      return { width, height, channels: 3, bits: 8, samples: fromPalette(stored, dataSet) };
    case 'RGB':
      return { width, height, channels: 3, ...scaled(stored) };
    case 'YBR_FULL':
    case 'YBR_FULL_422': {
      const { bits, samples } = scaled(stored);
      fromLumaAndChroma(samples);
      return { width, height, channels: 3, bits, samples };
    }
    default:
      throw unsupported(`has colours of a kind that is not known here (${stored.photometric})`);
  }
}

/** Samples in as many bits as a raster picture has: the lowest bits of longer ones are dropped. */
function scaled({ samples, header }: StoredPixels): Pick<RasterImage, 'bits' | 'samples'> {
  const { bitsStored } = header;
  if (bitsStored === 8 && samples instanceof Uint8Array) return { bits: 8, samples };
  const bits = bitsStored <= 8 ? 8 : 16;
  const factor = 2 ** (bits - bitsStored);
  const result = bits === 8 ? new Uint8Array(samples.length) : new Uint16Array(samples.length);
  for (let at = 0; at < samples.length; at++) result[at] = Math.floor((samples[at] ?? 0) * factor);
  return { bits, samples: result };
}

function fromLumaAndChroma(samples: RasterImage['samples']): void {
  const highest = samples instanceof Uint16Array ? 65_535 : 255;
  const middle = (highest + 1) / 2;
  const clamp = (value: number): number => Math.min(Math.max(Math.round(value), 0), highest);
  for (let at = 0; at < samples.length; at += 3) {
    const luma = samples[at] ?? 0;
    const blue = (samples[at + 1] ?? 0) - middle;
    const red = (samples[at + 2] ?? 0) - middle;
    samples[at] = clamp(luma + 1.402 * red);
    samples[at + 1] = clamp(luma - 0.344136 * blue - 0.714136 * red);
    samples[at + 2] = clamp(luma + 1.772 * blue);
  }
}

function fromPalette({ samples }: StoredPixels, dataSet: DataSet): Uint8Array {
  const tables = [1, 2, 3].map((colour) =>
    lookUpTable(dataSet, `x0028110${colour}`, `x0028120${colour}`, false),
  );
  const result = new Uint8Array(samples.length * 3);
  for (const [channel, table] of tables.entries()) {
    if (!table) throw damagedPicture('dicom', 'it lacks its palette');
    const shift = table.bits > 8 ? table.bits - 8 : 0;
    for (let pixel = 0; pixel < samples.length; pixel++) {
      result[3 * pixel + channel] = table.at(samples[pixel] ?? 0) >> shift;
    }
  }
  return result;
}
