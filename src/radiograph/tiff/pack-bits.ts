/** PackBits: runs of bytes that repeat and of bytes that do not (TIFF 6.0, section 9). */

/**
 * @param length bytes wanted; more are not unpacked
 * @returns fewer where the data end before
 */
export function unpackBits(data: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  let filled = 0;
  for (let at = 0; at + 1 < data.length && filled < length; ) {
    const head = data[at++] ?? 0;
    if (head === 128) continue;
    if (head > 128) {
      const end = Math.min(length, filled + 257 - head);
      result.fill(data[at++] ?? 0, filled, end);
      filled = end;
    } else {
      const run = data.subarray(at, at + Math.min(head + 1, length - filled));
      result.set(run, filled);
      filled += run.length;
      at += head + 1;
    }
  }
  return result.subarray(0, filled);
}
