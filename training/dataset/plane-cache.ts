/** Decoded pictures kept on disk by the content of their files: a few large files, read in one go. */

import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { DECODER_VERSION } from '../../src/radiograph/decoder-version.ts';
import type { Size } from '../../src/radiograph/letterbox.ts';

/** Goes up whenever the form of the files changes. */
const FORM = 1;
const SUFFIX = '.planes';

/** A record: content's hash (32 bytes), width and height of the picture (4 each), checksum of all else (4), pixels. */
const HEADER = 44;
const CHECKSUM_AT = 40;

export interface PlaneCache {
  /**
   * Reads what is known of some contents.
   *
   * @param placeFor where the plane of a content is to go; null where it is not wanted
   * @param onPlane called once for each plane that is there, whole and unchanged
   */
  read(
    placeFor: (content: string) => Uint8Array | null,
    onPlane: (content: string, picture: Size, plane: Uint8Array) => void,
  ): Promise<void>;
  /** Keeps a plane of a content, with the size of the picture that it was made from. */
  write(content: string, picture: Size, plane: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the cache of one input size; its folder is made when the first plane is written.
 *
 * Each opened cache writes a file of its own, so processes do not disturb one another, and one that is killed leaves at
 * most a half record at the end of its file, which nobody reads. Everything in the folder may be deleted at any time.
 */
export function openPlaneCache(
  parent: string,
  { width, height, margin }: Pick<InputSpec, 'width' | 'height' | 'margin'>,
): PlaneCache {
  const decoder = `v${FORM}.${DECODER_VERSION}-vips${sharp.versions.vips}`;
  const folder = join(parent, `${decoder}-${width}x${height}-margin${margin}`);
  const length = HEADER + width * height;
  let file: Promise<FileHandle> | null = null;
  let written: Promise<unknown> = Promise.resolve();

  const openFile = async (): Promise<FileHandle> => {
    await mkdir(folder, { recursive: true });
    return open(join(folder, `${randomUUID()}${SUFFIX}`), 'wx');
  };

  return {
    async read(placeFor, onPlane) {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      for (const name of names.filter((each) => each.endsWith(SUFFIX)).sort()) {
        const handle = await open(join(folder, name));
        try {
          await readRecords(handle, length, placeFor, onPlane);
        } finally {
          await handle.close();
        }
      }
    },
    async write(content, picture, plane) {
      const record = Buffer.alloc(length);
      record.write(content, 0, 'hex');
      record.writeUInt32LE(picture.width, 32);
      record.writeUInt32LE(picture.height, 36);
      record.set(plane, HEADER);
      record.writeUInt32LE(checksum(record, record.subarray(HEADER)), CHECKSUM_AT);
      file ??= openFile();
      const handle = await file;
      // One after the other: a record that another one interrupts would be lost with all that follow it.
      const own = written.then(() => handle.appendFile(record));
      written = own;
      await own;
    },
    async close() {
      // What could not be opened was told to whoever wrote.
      const handle = await file?.catch(() => null);
      await handle?.close();
    },
  };
}

async function readRecords(
  handle: FileHandle,
  length: number,
  placeFor: (content: string) => Uint8Array | null,
  onPlane: (content: string, picture: Size, plane: Uint8Array) => void,
): Promise<void> {
  const header = Buffer.alloc(HEADER);
  const { size } = await handle.stat();
  for (let start = 0; start + length <= size; start += length) {
    await handle.read(header, 0, HEADER, start);
    const content = header.toString('hex', 0, 32);
    const place = placeFor(content);
    if (!place) continue;
    await handle.read(place, 0, length - HEADER, start + HEADER);
    if (checksum(header, place) === header.readUInt32LE(CHECKSUM_AT)) {
      onPlane(content, { width: header.readUInt32LE(32), height: header.readUInt32LE(36) }, place);
    }
  }
}

const checksum = (header: Uint8Array, pixels: Uint8Array): number =>
  crc32(pixels, crc32(header.subarray(0, CHECKSUM_AT)));
