/**
 * Whether a JPEG holds all of its picture.
 *
 * Platforms differ here: where the end marker comes too early, Chromium fills the missing rows with grey and says
 * nothing, libvips refuses. Half a picture must not be judged, so every block is walked before the platform decodes.
 */

import { BitReader, type HuffmanTable, huffmanTable } from './jpeg-bits.ts';
import * as blocks from './jpeg-blocks.ts';
import { damagedPicture, UnreadableRadiograph } from './unreadable-radiograph.ts';

const unsupported = (rest: string): UnreadableRadiograph =>
  new UnreadableRadiograph('unsupported-format', `This JPEG picture ${rest}`);
const damaged = (detail: string): UnreadableRadiograph => damagedPicture('jpeg', detail);

/** Markers of ITU-T T.81, table B.1. */
const Marker = {
  firstRestart: 0xd0,
  lastRestart: 0xd7,
  endOfImage: 0xd9,
  baseline: 0xc0,
  extended: 0xc1,
  progressive: 0xc2,
  huffmanTables: 0xc4,
  jpegExtension: 0xc8,
  arithmeticConditions: 0xcc,
  lastFrame: 0xcf,
  startOfScan: 0xda,
  restartInterval: 0xdd,
  /** Application segment 14, which is Adobe's (ITU-T T.872, section 6.5.3). */
  adobe: 0xee,
} as const;

interface Component {
  readonly id: number;
  /** Blocks of it in each unit of an interleaved scan. */
  readonly across: number;
  readonly down: number;
  /** Blocks that hold any of its pixels: what a scan of it alone has. */
  readonly width: number;
  readonly height: number;
  /** Blocks in a row of whole units. */
  readonly stride: number;
  readonly known: blocks.KnownCoefficients;
}

interface Frame {
  readonly progressive: boolean;
  /** Units of interleaved scans. */
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}

interface ScanComponent {
  readonly component: Component;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
}

/** Walks one block of a component. @returns false where the bits make no block */
type BlockWalk = (reader: BitReader, part: ScanComponent, run: blocks.Run, block: number) => boolean;

/**
 * Walks a JPEG from its first marker to its last. Bytes after the end marker are nobody's business.
 *
 * @param bytes a file that starts with JPEG's signature
 * @throws UnreadableRadiograph `damaged` where blocks or the end marker are missing or the data are no code;
 * `unsupported-format` for arithmetic, lossless and hierarchical coding, and for print colours that are not Adobe's
 */
export function checkJpeg(bytes: Uint8Array): void {
  const tables = new Map<number, HuffmanTable>();
  const seen = new Set<Component>();
  let frame: Frame | undefined;
  let interval = 0;
  let adobe = false;
  for (let at = 2; ; ) {
    const marker = markerAt(bytes, at);
    if (marker.code === Marker.endOfImage) break;
    const segment = segmentAt(bytes, marker.end);
    at = marker.end + 2 + segment.length;
    switch (marker.code) {
      case Marker.huffmanTables:
        readTables(segment, tables);
        break;
      case Marker.restartInterval:
        interval = wordAt(segment, 0);
        break;
      case Marker.adobe:
        adobe ||= String.fromCharCode(...segment.subarray(0, 5)) === 'Adobe';
        break;
      case Marker.startOfScan: {
        if (!frame) throw damaged('a scan comes before the size of the picture');
        const scan = readScan(segment, frame, tables);
        at = walkScan(bytes, at, frame, scan, interval);
        for (const { component } of scan.parts) seen.add(component);
        break;
      }
      default:
        if (isFrame(marker.code)) frame = readFrame(marker.code, segment, adobe);
    }
  }
  if (!frame || seen.size < frame.components.length) throw damaged('a part of the picture is missing');
}

/** @returns the code after any fill bytes, and where its segment starts */
function markerAt(bytes: Uint8Array, at: number): { readonly code: number; readonly end: number } {
  let end = at;
  while (bytes[end] === 0xff) end++;
  const code = bytes[end];
  if (code === undefined) throw damaged('the file ends before the picture does');
  if (end === at) throw damaged('it has data that belong to no part of the picture');
  return { code, end: end + 1 };
}

/** What a segment holds after its length. */
function segmentAt(bytes: Uint8Array, at: number): Uint8Array {
  const length = wordAt(bytes, at);
  if (length < 2 || at + length > bytes.length) throw damaged('the file ends before the picture does');
  return bytes.subarray(at + 2, at + length);
}

const wordAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

function isFrame(code: number): boolean {
  return (
    code >= Marker.baseline &&
    code <= Marker.lastFrame &&
    code !== Marker.jpegExtension &&
    code !== Marker.arithmeticConditions
  );
}

/** B.2.4.2 */
function readTables(segment: Uint8Array, tables: Map<number, HuffmanTable>): void {
  for (let at = 0; at < segment.length; ) {
    const counts = segment.subarray(at + 1, at + 17);
    const symbols = at + 17 + counts.reduce((sum, count) => sum + count, 0);
    tables.set(segment[at] ?? 0, huffmanTable(counts, segment.subarray(at + 17, symbols)));
    at = symbols;
  }
}

/** B.2.2 */
function readFrame(code: number, segment: Uint8Array, adobe: boolean): Frame {
  if (code > Marker.progressive) {
    throw unsupported('is coded in a way that browsers do not read; save it as PNG or as an ordinary JPEG.');
  }
  // Adobe's programs store them inverted, others do not; a decoder that is not told guesses.
  if (segment[5] === 4 && !adobe) {
    throw unsupported('has the four colours of print and does not say how they are stored; save it as PNG.');
  }
  const height = wordAt(segment, 1);
  const width = wordAt(segment, 3);
  const shapes = Array.from({ length: segment[5] ?? 0 }, (_, index) => {
    const [id = 0, sampling = 0] = segment.subarray(6 + 3 * index);
    return { id, across: sampling >> 4, down: sampling & 15 };
  });
  const across = Math.max(...shapes.map((shape) => shape.across));
  const down = Math.max(...shapes.map((shape) => shape.down));
  if (!(height > 0 && width > 0 && shapes.every((shape) => shape.across > 0 && shape.down > 0))) {
    throw damaged('its header describes no picture');
  }
  const units = { width: Math.ceil(width / (8 * across)), height: Math.ceil(height / (8 * down)) };
  const progressive = code === Marker.progressive;
  const components = shapes.map((shape) => {
    const stride = units.width * shape.across;
    const count = progressive ? stride * units.height * shape.down : 0;
    return {
      ...shape,
      width: Math.ceil(Math.ceil((width * shape.across) / across) / 8),
      height: Math.ceil(Math.ceil((height * shape.down) / down) / 8),
      stride,
      known: { low: new Uint32Array(count), high: new Uint32Array(count) },
    };
  });
  return { progressive, ...units, components };
}

interface Scan {
  readonly parts: readonly ScanComponent[];
  readonly walk: BlockWalk;
}

/** B.2.3 */
function readScan(segment: Uint8Array, frame: Frame, tables: ReadonlyMap<number, HuffmanTable>): Scan {
  const count = segment[0] ?? 0;
  const parts = Array.from({ length: count }, (_, index) => {
    const [id, selectors = 0] = segment.subarray(1 + 2 * index);
    const component = frame.components.find((candidate) => candidate.id === id);
    if (!component) throw damaged('a scan is of a colour that the picture does not have');
    return { component, dc: tables.get(selectors >> 4), ac: tables.get(0x10 | (selectors & 15)) };
  });
  const [first = 0, last = 0, approximation = 0] = segment.subarray(1 + 2 * count);
  const spectrum = { first, last, refines: approximation >> 4 > 0 };
  if (parts.length === 0 || last > 63) throw damaged('a scan holds nothing');
  return { parts, walk: frame.progressive ? progressiveWalk(spectrum) : sequentialWalk };
}

const sequentialWalk: BlockWalk = (reader, { dc, ac }) =>
  dc !== undefined && ac !== undefined && blocks.walkSequential(reader, dc, ac);

function progressiveWalk(spectrum: blocks.Spectrum): BlockWalk {
  if (spectrum.first === 0) {
    if (!spectrum.refines) return (reader, { dc }) => dc !== undefined && blocks.walkFirstDc(reader, dc);
    return (reader) => {
      reader.bits(1);
      return true;
    };
  }
  const walk = spectrum.refines ? blocks.walkRefiningAc : blocks.walkFirstAc;
  return (reader, { ac, component }, run, block) =>
    ac !== undefined && walk(reader, ac, spectrum, run, component.known, block);
}

/**
 * @param at where the scan's data start
 * @param interval units between restart markers, 0 for none
 * @returns where the marker after the scan stands
 */
function walkScan(bytes: Uint8Array, at: number, frame: Frame, scan: Scan, interval: number): number {
  const [only] = scan.parts.length === 1 ? scan.parts : [];
  const units = only ? only.component : frame;
  const total = units.width * units.height;
  let reader = new BitReader(bytes, at);
  let run: blocks.Run = { blocks: 0 };
  let restarts = 0;
  for (let unit = 0; unit < total; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      reader = new BitReader(bytes, restartAt(bytes, reader, restarts++));
      run = { blocks: 0 };
    }
    const x = unit % units.width;
    const y = Math.floor(unit / units.width);
    const whole = only
      ? scan.walk(reader, only, run, y * only.component.stride + x)
      : walkUnit(reader, scan, run, x, y);
    if (!whole) throw damaged('its data are broken');
    if (reader.overdrawn) throw damaged('it ends before its last row');
  }
  return endOf(reader);
}

function walkUnit(reader: BitReader, { parts, walk }: Scan, run: blocks.Run, x: number, y: number): boolean {
  for (const part of parts) {
    const { across, down, stride } = part.component;
    for (let row = 0; row < down; row++) {
      for (let column = 0; column < across; column++) {
        if (!walk(reader, part, run, (y * down + row) * stride + x * across + column)) return false;
      }
    }
  }
  return true;
}

function endOf(reader: BitReader): number {
  if (reader.end === undefined) throw damaged('it has data that belong to no part of the picture');
  return reader.end;
}

/** @returns where the data go on after the restart marker, whose number goes round from 0 to 7 */
function restartAt(bytes: Uint8Array, reader: BitReader, restarts: number): number {
  const { code, end } = markerAt(bytes, endOf(reader));
  if (code !== Marker.firstRestart + (restarts % 8)) throw damaged('its data are broken');
  return end;
}
