/** Writes an uncompressed grey bitmap: neither sharp nor fast-png does. */

/** @param pixels bytes, shape [height · width] */
export function bmpFile(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = new Uint8Array(54 + stride * height);
  const view = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  view.setUint32(2, file.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = pixels[(height - 1 - y) * width + x] ?? 0;
      file.fill(value, 54 + y * stride + 3 * x, 54 + y * stride + 3 * x + 3);
    }
  }
  return file;
}
