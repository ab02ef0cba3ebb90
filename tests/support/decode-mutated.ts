/** Decodes damaged files of every kind: each must come out whole or fail with a reason, soon. */

import fc from 'fast-check';
import { expect } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { dicomFile, phantomFile } from './dicom-file.ts';
import { mutated } from './mutated.ts';
import { pictureFile } from './picture-files.ts';

const LONGEST = 5000;

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
const PICTURES = ['grey.jpg', 'progressive.jpg', 'grey.webp', 'grey.gif', 'grey.avif'] as const;

/** @param runs damaged files to decode; the same ones every time */
export async function decodeMutated(runs: number): Promise<void> {
  const files = [
    ...(await Promise.all(DICOM.map(dicomFile))),
    await phantomFile(),
    ...(await Promise.all(PICTURES.map(pictureFile))),
  ];
  await fc.assert(
    fc.asyncProperty(mutated(files), async (file) => {
      const start = performance.now();
      try {
        const { width, height, pixels } = await decodeRadiograph(file, nodeRasterDecoder);
        expect(pixels).toHaveLength(width * height);
        expect(pixels.some(Number.isNaN)).toBe(false);
      } catch (error) {
        if (!(error instanceof UnreadableRadiograph)) throw error;
      }
      expect(performance.now() - start).toBeLessThan(LONGEST);
    }),
    { numRuns: runs, seed: 7, endOnFailure: true },
  );
}
