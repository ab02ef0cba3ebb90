/** The table of contents at the end of a ZIP archive: what is in it and how large it claims to be, before a byte is unpacked. */

export interface ZipEntry {
  readonly path: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  /** In bytes, packed and as declared for unpacked. */
  readonly packed: number;
  readonly declared: number;
  /** Where its local header stands. */
  readonly offset: number;
}

/** Thrown where a file is no archive that can be opened; the message is a whole sentence. */
export class UnusableArchive extends Error {
  override readonly name = 'UnusableArchive';
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** A record at the end, with its longest comment. */
const LONGEST_END = 22 + 0xffff;
const ENCRYPTED = 1;
const UTF_8 = 0x800;

/**
 * Reads the central directory.
 *
 * @throws UnusableArchive where it is damaged, or larger than the plain format allows
 * @see PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16
 */
export async function zipDirectory(archive: Blob): Promise<ZipEntry[]> {
  const tail = await viewOf(archive.slice(Math.max(0, archive.size - LONGEST_END)));
  const end = findEnd(tail);
  if (end === null) throw new UnusableArchive('It is no ZIP archive, or it is cut off.');
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) {
    throw new UnusableArchive('It is a ZIP64 archive: pack fewer pictures into one archive.');
  }
  if (start + size > archive.size) throw new UnusableArchive('Its table of contents is damaged.');
  return entriesIn(await viewOf(archive.slice(start, start + size)), count);
}

/** The packed bytes of an entry. @throws UnusableArchive */
export async function packedBytes(archive: Blob, { offset, packed }: ZipEntry): Promise<Blob> {
  const header = await viewOf(archive.slice(offset, offset + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) {
    throw new UnusableArchive('Its table of contents is damaged.');
  }
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  return archive.slice(start, start + packed);
}

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}

function findEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - 22; at >= 0; at--) if (tail.getUint32(at, true) === END) return at;
  return null;
}

function entriesIn(view: DataView, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) {
      throw new UnusableArchive('Its table of contents is damaged.');
    }
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new Uint8Array(
      view.buffer,
      view.byteOffset + at + 46,
      Math.min(nameLength, view.byteLength - at - 46),
    );
    entries.push({
      path: new TextDecoder(flags & UTF_8 ? 'utf-8' : 'latin1').decode(name),
      encrypted: (flags & ENCRYPTED) !== 0,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      declared: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
