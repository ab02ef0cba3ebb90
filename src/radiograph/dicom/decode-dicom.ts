/** A DICOM file's bytes → a radiograph: all of it or nothing. */

import { grey } from '../grey.ts';
import { greyRange } from '../grey-range.ts';
import type { DicomFacts, Radiograph } from '../radiograph.ts';
import { damagedPicture, UnreadableRadiograph } from '../unreadable-radiograph.ts';
import type { CodecPrograms } from './codec.ts';
import { redGreenBlue } from './colours.ts';
import { readDicomFile } from './data-set.ts';
import { shownGrey } from './grey-path.ts';
import { pixelHeader } from './header.ts';
import { requireRadiograph } from './modality.ts';
import { spacingOf } from './spacing.ts';
import { storedPixels } from './stored-pixels.ts';
import type { GreyWindow } from './windows.ts';

/** What to take of a file that holds several frames or windows, from 0; the first of each where nothing is said. */
export interface DicomView {
  readonly frame?: number;
  readonly window?: number;
}

/** @throws UnreadableRadiograph */
export async function decodeDicom(
  bytes: Uint8Array,
  programs: CodecPrograms,
  view: DicomView,
): Promise<Radiograph> {
  try {
    return await readRadiograph(bytes, programs, view);
  } catch (cause) {
    if (cause instanceof UnreadableRadiograph) throw cause;
    // The parser throws plain text and errors of every kind where lengths and offsets lead out of the file.
    throw damagedPicture('dicom', 'its header does not fit its content', cause);
  }
}

async function readRadiograph(
  bytes: Uint8Array,
  programs: CodecPrograms,
  { frame = 0, window = 0 }: DicomView,
): Promise<Radiograph> {
  const file = await readDicomFile(bytes);
  const { dataSet } = file;
  requireRadiograph(dataSet);
  const { pixels } = file;
  if (!pixels) throw new UnreadableRadiograph('not-a-radiograph', 'This DICOM file holds no picture.');
  const header = pixelHeader(dataSet);
  const stored = await storedPixels({ ...file, pixels }, header, frame, programs);
  const monochrome = stored.photometric.startsWith('MONOCHROME');
  const shown = monochrome ? shownGrey(stored, dataSet, window) : shownColour();
  const { width, height, frames, bitsStored: bits } = header;
  const dicom: DicomFacts = {
    frame,
    frames,
    windows: shown.windows.map(plainWindow),
    window: shown.window,
  };
  const spacing = spacingOf(dataSet);
  const source = {
    format: 'dicom',
    bits,
    channels: header.samplesPerPixel,
    bytes: bytes.length,
    dicom,
    ...(spacing && { spacing }),
  } as const;
  return { width, height, pixels: shown.pixels, range: shown.range, source };

  function shownColour() {
    const pixels = grey(redGreenBlue(stored, dataSet));
    return { pixels, range: greyRange(pixels), windows: [], window: null };
  }
}

function plainWindow(window: GreyWindow): DicomFacts['windows'][number] {
  if (window.kind === 'table') return { kind: window.kind, name: window.name };
  const { kind, name, centre, width } = window;
  return { kind, name, centre, width };
}
