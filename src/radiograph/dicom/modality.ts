/** Which DICOM objects are radiographs, and what to call those that are not. */

import type { DataSet } from 'dicom-parser';
import { UnreadableRadiograph } from '../unreadable-radiograph.ts';
import { text } from './header.ts';

/**
 * Modalities of one projection onto film or a detector, and those that say nothing: scanned films and screen shots are
 * filed as "other" or as a secondary capture (PS3.3 section C.7.3.1.1.1).
 */
const RADIOGRAPHS = new Set(['CR', 'DX', 'DR', 'RG', 'RF', 'XA', 'MG', 'PX', 'IO', 'OT', 'SC', 'XC', 'HC']);

const NAMES: Readonly<Record<string, string>> = {
  CT: 'a computed tomogram (CT)',
  MR: 'a magnetic resonance image (MR)',
  US: 'an ultrasound image (US)',
  IVUS: 'an ultrasound image (IVUS)',
  NM: 'a nuclear medicine image (NM)',
  PT: 'a positron emission image (PT)',
  BMD: 'a bone density measurement (BMD)',
  SR: 'a report without a picture (SR)',
  KO: 'a list of key objects (KO)',
  PR: 'a presentation state without a picture (PR)',
  DOC: 'a document (DOC)',
  SEG: 'a segmentation (SEG)',
  REG: 'a registration (REG)',
  ECG: 'an electrocardiogram (ECG)',
  RTIMAGE: 'a radiotherapy image (RTIMAGE)',
  RTDOSE: 'a radiotherapy dose (RTDOSE)',
  RTPLAN: 'a radiotherapy plan (RTPLAN)',
  RTSTRUCT: 'a radiotherapy structure set (RTSTRUCT)',
  RTRECORD: 'a radiotherapy record (RTRECORD)',
};

const DIRECTORY = '1.2.840.10008.1.3.10';

/** Storage classes of pictures that are slices, whatever their modality says (PS3.4 section B.5). */
const SLICES: readonly (readonly [string, string])[] = [
  ['1.2.840.10008.5.1.4.1.1.2', 'CT'],
  ['1.2.840.10008.5.1.4.1.1.4', 'MR'],
  ['1.2.840.10008.5.1.4.1.1.3.1', 'US'],
  ['1.2.840.10008.5.1.4.1.1.6', 'US'],
  ['1.2.840.10008.5.1.4.1.1.20', 'NM'],
  ['1.2.840.10008.5.1.4.1.1.128', 'PT'],
];

/** @throws UnreadableRadiograph `not-a-radiograph`, naming what it is instead */
export function requireRadiograph(dataSet: DataSet): void {
  const storageClass = text(dataSet, 'x00080016') ?? text(dataSet, 'x00020002') ?? '';
  if (storageClass === DIRECTORY || dataSet.elements.x00041220) {
    throw notARadiograph('the table of contents of a disc (DICOMDIR); open the folder that it lies in');
  }
  const slice = SLICES.find(([prefix]) => storageClass === prefix || storageClass.startsWith(`${prefix}.`));
  const modality = slice?.[1] ?? text(dataSet, 'x00080060');
  if (modality === null || RADIOGRAPHS.has(modality)) return;
  throw notARadiograph(
    `${NAMES[modality] ?? `of another kind (${modality})`}, no radiograph; only X-ray projections are read here`,
  );
}

const notARadiograph = (what: string): UnreadableRadiograph =>
  new UnreadableRadiograph('not-a-radiograph', `This DICOM file is ${what}.`);
