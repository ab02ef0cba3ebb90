/** Tells a file that was cut off from one that is broken otherwise, by what its format ends with. */

/**
 * @returns false too for formats without an end that could be missed
 */
export function endsEarly(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 3).equals(JPEG)) {
    // Inside a scan 0xFF is always followed by 0 or a restart marker, so an end marker after it is the end.
    return file.indexOf(JPEG_END, Math.max(0, file.lastIndexOf(JPEG_SCAN))) < 0;
  }
  if (file.subarray(0, PNG.length).equals(PNG)) return file.lastIndexOf(PNG_END) < 0;
  if (file.toString('latin1', 0, 4) === 'RIFF' && file.length >= 8) {
    return file.readUInt32LE(4) + 8 > file.length;
  }
  return false;
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_SCAN = Buffer.from([0xff, 0xda]);
const JPEG_END = Buffer.from([0xff, 0xd9]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from('IEND', 'latin1');
