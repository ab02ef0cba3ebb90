/** What a DICOM header says of a picture in words: how it was made, and, asked for apart, whose it is. */

import { UnreadableRadiograph } from '../unreadable-radiograph.ts';
import { readDicomFile } from './data-set.ts';

/** Elements that tell how the picture was made. */
const TECHNICAL = [
  ['modality', 'x00080060'],
  ['bodyPart', 'x00180015'],
  ['viewPosition', 'x00185101'],
  ['laterality', 'x00200062'],
  ['tubeVoltage', 'x00180060'],
  ['exposure', 'x00181152'],
  ['exposureTime', 'x00181150'],
  ['distance', 'x00181110'],
  ['magnification', 'x00181114'],
  ['detectorSpacing', 'x00181164'],
  ['pixelSpacing', 'x00280030'],
  ['photometric', 'x00280004'],
  ['manufacturer', 'x00080070'],
  ['device', 'x00081090'],
] as const;

/** Elements that tell, or may tell, whose picture it is: descriptions are free text (PS3.15 annex E). */
const IDENTIFYING = [
  ['patientName', 'x00100010'],
  ['patientId', 'x00100020'],
  ['birthDate', 'x00100030'],
  ['sex', 'x00100040'],
  ['age', 'x00101010'],
  ['studyDate', 'x00080020'],
  ['accession', 'x00080050'],
  ['institution', 'x00080080'],
  ['station', 'x00081010'],
  ['referringPhysician', 'x00080090'],
  ['studyDescription', 'x00081030'],
  ['seriesDescription', 'x0008103e'],
] as const;

const KINDS = { technical: TECHNICAL, identifying: IDENTIFYING };

export type FactKind = keyof typeof KINDS;
export type FactName = (typeof KINDS)[FactKind][number][0];

export interface HeaderFact {
  readonly name: FactName;
  readonly value: string;
}

/** Names of the character sets of headers (PS3.3 section C.12.1.1.2) as the platform has them; others are read as Latin. */
const CHARACTER_SETS: Readonly<Record<string, string>> = {
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/**
 * Reads the facts of one kind; those of the other are not touched.
 *
 * @returns what the header has, in a fixed order, as text that is not to be trusted as anything else
 * @throws UnreadableRadiograph
 */
export async function headerFacts(file: Uint8Array, kind: FactKind): Promise<HeaderFact[]> {
  const { dataSet, bytes } = await readDicomFile(file);
  const decoder = new TextDecoder(CHARACTER_SETS[dataSet.string('x00080005')?.trim() ?? ''] ?? 'latin1');
  return KINDS[kind].flatMap(([name, tag]) => {
    const element = dataSet.elements[tag];
    if (!element) return [];
    const { dataOffset, length } = element;
    if (dataOffset + length > bytes.length) {
      throw new UnreadableRadiograph('damaged', 'This DICOM file is damaged: its header ends early.');
    }
    const value = plain(decoder.decode(bytes.subarray(dataOffset, dataOffset + length)));
    return value === '' ? [] : [{ name, value }];
  });
}

/** Without padding, and with the marks between parts and values (PS3.5 section 6.2) as spaces and commas. */
const plain = (text: string): string =>
  text.replaceAll('\0', '').replaceAll('\\', ', ').replace(/\^+/g, ' ').trim();
