/** Writes TIFF files byte by byte, the odd and the wrong ones too, independently of the code that reads them. */

/** A tag's values, all of one kind. */
export interface TiffField {
  readonly tag: number;
  readonly type: 'byte' | 'short' | 'long';
  readonly values: readonly number[];
}

export interface TiffParts {
  readonly littleEndian?: boolean;
  /** Without those that say where the blocks lie. */
  readonly fields: readonly TiffField[];
  /** Strips or tiles as they are to stand in the file. */
  readonly blocks: readonly Uint8Array[];
  readonly tiled?: boolean;
}

const TYPES = { byte: [1, 1], short: [3, 2], long: [4, 4] } as const;

export const short = (tag: number, ...values: number[]): TiffField => ({ tag, type: 'short', values });

/** What a grey strip of a picture needs; fields given later take the place of these. */
export const greyFields = (width: number, height: number, bits: number): TiffField[] => [
  short(256, width),
  short(257, height),
  short(258, bits),
  short(259, 1),
  short(262, 1),
  short(277, 1),
  short(278, height),
];

/** Blocks first, then the directory, then the values that do not fit into it. */
export function tiffFile({ littleEndian = true, fields, blocks, tiled = false }: TiffParts): Uint8Array {
  const starts = blocks.map(
    (_, index) => 8 + blocks.slice(0, index).reduce((sum, { length }) => sum + length, 0),
  );
  const places: TiffField[] = [
    { tag: tiled ? 324 : 273, type: 'long', values: starts },
    { tag: tiled ? 325 : 279, type: 'long', values: blocks.map(({ length }) => length) },
  ];
  const all = [...new Map([...places, ...fields].map((field) => [field.tag, field])).values()];
  all.sort((a, b) => a.tag - b.tag);
  const directory = 8 + blocks.reduce((sum, { length }) => sum + length, 0);
  const beyond = directory + 2 + 12 * all.length + 4;
  const length = all.reduce((sum, { type, values }) => sum + TYPES[type][1] * values.length, beyond);
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  file.set(littleEndian ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42]);
  view.setUint32(4, directory, littleEndian);
  for (const [index, block] of blocks.entries()) file.set(block, starts[index]);
  view.setUint16(directory, all.length, littleEndian);
  let free = beyond;
  for (const [index, { tag, type, values }] of all.entries()) {
    const [code, bytes] = TYPES[type];
    const entry = directory + 2 + 12 * index;
    view.setUint16(entry, tag, littleEndian);
    view.setUint16(entry + 2, code, littleEndian);
    view.setUint32(entry + 4, values.length, littleEndian);
    let at = entry + 8;
    if (bytes * values.length > 4) {
      view.setUint32(at, free, littleEndian);
      at = free;
      free += bytes * values.length;
    }
    for (const [place, value] of values.entries()) {
      if (bytes === 1) view.setUint8(at + place, value);
      else if (bytes === 2) view.setUint16(at + 2 * place, value, littleEndian);
      else view.setUint32(at + 4 * place, value, littleEndian);
    }
  }
  return file;
}

/** @returns words in the file's byte order */
export function wordBytes(words: ArrayLike<number>, littleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * words.length));
  for (let index = 0; index < words.length; index++)
    view.setUint16(2 * index, words[index] ?? 0, littleEndian);
  return new Uint8Array(view.buffer);
}
