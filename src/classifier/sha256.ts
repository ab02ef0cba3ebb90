/** SHA-256 everywhere: browsers keep theirs from pages that came over plain http. */

/** @returns the digest in hex, 64 digits */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // The type promises it; an insecure page has none.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  const digest = subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : plainSha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const BLOCK = 64;

/**
 * SHA-256 in plain JavaScript.
 *
 * @returns 32 bytes
 * @see FIPS 180-4, section 6.2
 */
export function plainSha256(bytes: Uint8Array): Uint8Array {
  const state = firstWords(8, (prime) => Math.sqrt(prime));
  const constants = firstWords(64, (prime) => Math.cbrt(prime));
  const schedule = new Uint32Array(64);
  const padded = pad(bytes);
  for (let offset = 0; offset < padded.byteLength; offset += BLOCK) {
    for (let t = 0; t < 16; t++) schedule[t] = padded.getUint32(offset + 4 * t);
    for (let t = 16; t < 64; t++) {
      const early = at(schedule, t - 15);
      const late = at(schedule, t - 2);
      const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      schedule[t] = at(schedule, t - 16) + sigma0 + at(schedule, t - 7) + sigma1;
    }
    compress(state, schedule, constants);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setUint32(4 * index, word);
  });
  return new Uint8Array(digest.buffer);
}

function compress(state: Uint32Array, schedule: Uint32Array, constants: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + at(constants, t) + at(schedule, t)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = at(state, index) + word;
  });
}

/** The message, a 1 bit, zeros, and the message's length in bits as 64 bits. */
function pad(bytes: Uint8Array): DataView {
  const blocks = Math.ceil((bytes.length + 9) / BLOCK);
  const padded = new Uint8Array(blocks * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

/** The first 32 bits after the binary point of a root of each of the first primes. */
function firstWords(count: number, root: (prime: number) => number): Uint32Array {
  const words = new Uint32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    if (isPrime(candidate)) words[found++] = (root(candidate) % 1) * 2 ** 32;
  }
  return words;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
    if (candidate % divisor === 0) return false;
  }
  return true;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const at = (words: Uint32Array, index: number): number => words[index] ?? 0;
