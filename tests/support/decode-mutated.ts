/** Decodes damaged files of every kind: each must come out whole or fail with a reason, soon. */

import { deflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { dicomFile, phantomFile } from './dicom-file.ts';
import { fuzz } from './fuzz.ts';
import { limb } from './limb.ts';
import { mutated } from './mutated.ts';
import { pictureFile } from './picture-files.ts';
import { greyFields, short, tiffFile } from './tiff-file.ts';

const DICOM = [
  'explicit-little',
  'implicit-little',
  'explicit-big',
  'deflated',
  'rle',
  'jpeg-baseline',
  'jpeg-extended',
  'jpeg-lossless',
  'jpeg-ls',
  'jpeg-2000',
  'htj2k',
  'frames-jpeg-ls',
  'palette',
  'voi-table',
  'modality-table',
  'no-meta',
];
const PICTURES = [
  'grey.jpg',
  'progressive.jpg',
  'print.jpg',
  'grey.webp',
  'grey.gif',
  'grey.avif',
  'grey.tiff',
  'jpeg.tiff',
] as const;

/** @param runs damaged files to decode */
export async function decodeMutated(runs: number): Promise<void> {
  const files = [
    ...(await Promise.all(DICOM.map(dicomFile))),
    await phantomFile(),
    ...(await Promise.all(PICTURES.map(pictureFile))),
    tiff(8, deflateSync(limb(60, 40))),
    tiff(
      32773,
      Uint8Array.from({ length: 60 }, (_, at) => (at % 2 ? at : 0xd9)),
    ),
  ];
  await fuzz(mutated(files), runs, async (file) => {
    try {
      const { width, height, pixels } = await decodeRadiograph(file, nodeRasterDecoder);
      expect(pixels).toHaveLength(width * height);
      expect(pixels.some(Number.isNaN)).toBe(false);
    } catch (error) {
      if (!(error instanceof UnreadableRadiograph)) throw error;
    }
  });
}

const tiff = (compression: number, block: Uint8Array): Uint8Array =>
  tiffFile({ fields: [...greyFields(60, 40, 8), short(259, compression)], blocks: [block] });
