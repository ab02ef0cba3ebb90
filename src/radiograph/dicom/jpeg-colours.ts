/** Tells the JPEG codec what a file's colours are, where the code stream itself does not. */

/** Adobe's segment: red, green and blue as they are, without a transform (ITU-T T.872, section 6.5.3). */
const ADOBE_RGB = Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0);

/**
 * A codec takes three unnamed components for luma and chroma. Where the DICOM header says otherwise and the stream
 * names nothing, the header is believed.
 */
export function withColoursNamed(stream: Uint8Array, photometric: string): Uint8Array {
  if (photometric !== 'RGB' || namesColours(stream)) return stream;
  const named = new Uint8Array(stream.length + ADOBE_RGB.length);
  named.set(stream.subarray(0, 2));
  named.set(ADOBE_RGB, 2);
  named.set(stream.subarray(2), 2 + ADOBE_RGB.length);
  return named;
}

/** Whether a JFIF or an Adobe segment comes before the first frame or scan. */
function namesColours(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 2; at + 4 <= stream.length && stream[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = stream[at + 1] ?? 0;
    if (marker === 0xe0 || marker === 0xee) return true;
    if (marker === 0xda) return false;
  }
  return false;
}
