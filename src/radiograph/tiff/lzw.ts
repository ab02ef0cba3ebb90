/** LZW as TIFF has it: codes of 9 to 12 bits, the highest bit first, each width one code early (TIFF 6.0, section 13). */

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const MOST_CODES = 4096;

/**
 * @param length bytes wanted; more are not unpacked
 * @returns fewer where the data end or make no sense before
 */
export function unpackLzw(data: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  // A code stands for bytes that have been written before: where they start, and how many there are.
  const starts = new Uint32Array(MOST_CODES);
  const lengths = new Uint32Array(MOST_CODES);
  let next = FIRST;
  let bits = 9;
  let filled = 0;
  /** Length of the last code's bytes, which end at `filled`; 0 after a clear. */
  let before = 0;
  for (let at = 0; filled < length && at + bits <= data.length * 8; ) {
    const code = codeAt(data, at, bits);
    at += bits;
    if (code === END) break;
    if (code === CLEAR) {
      next = FIRST;
      bits = 9;
      before = 0;
      continue;
    }
    if (before > 0 && next < MOST_CODES) {
      // The last code's bytes and the first of this one's, which are written just behind them.
      starts[next] = filled - before;
      lengths[next] = before + 1;
      next++;
    }
    if (code >= next) break;
    const from = code < CLEAR ? -1 : (starts[code] ?? 0);
    before = code < CLEAR ? 1 : (lengths[code] ?? 0);
    if (from < 0) result[filled] = code;
    // Byte by byte: the source may reach into what is being written.
    else for (let index = 0; index < before; index++) result[filled + index] = result[from + index] ?? 0;
    filled += before;
    if (next + 1 >= 2 ** bits && bits < 12) bits++;
  }
  return result.subarray(0, Math.min(filled, length));
}

function codeAt(data: Uint8Array, bit: number, bits: number): number {
  const at = bit >> 3;
  const three = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  return (three >> (24 - (bit & 7) - bits)) & (2 ** bits - 1);
}
