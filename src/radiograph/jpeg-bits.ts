/** Reads a JPEG's entropy-coded bits: Huffman codes and the raw bits between them (ITU-T T.81, annexes C and F.2.2). */

const LONGEST_CODE = 16;

/**
 * A Huffman table for every 16 bits that may lie ahead: the length of the code they start with in the high byte, its
 * symbol in the low byte; 0 where no code starts so.
 */
export type HuffmanTable = Uint16Array;

/**
 * @param counts how many codes there are of each length, 1 to 16 bits
 * @param symbols in order of their codes
 */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const table = new Uint16Array(2 ** LONGEST_CODE);
  let at = 0;
  let next = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const span = 2 ** (LONGEST_CODE - length);
    for (let code = 0; code < (counts[length - 1] ?? 0); code++, next++, at += span) {
      table.fill((length << 8) | (symbols[next] ?? 0), at, at + span);
    }
  }
  return table;
}

/** Bits from some place of a file up to the next marker. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #window = 0;
  #held = 0;
  /** Zero bits put in after the end of the data. */
  #lent = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Whether more bits were taken than there are: a marker or the end of the file came too early. */
  get overdrawn(): boolean {
    return this.#lent > this.#held;
  }

  /** Where the next marker stands, undefined where whole bytes are left before it. */
  get end(): number | undefined {
    this.#fill();
    return this.#held - this.#lent < 8 ? this.#at : undefined;
  }

  /** @returns the symbol of the code ahead, -1 where there is no such code */
  symbol(table: HuffmanTable): number {
    this.#fill();
    const entry = table[(this.#window >>> (this.#held - LONGEST_CODE)) & 0xffff] ?? 0;
    if (entry === 0) return -1;
    this.#held -= entry >> 8;
    return entry & 0xff;
  }

  /** @param count at most 16 */
  bits(count: number): number {
    this.#fill();
    this.#held -= count;
    return (this.#window >>> this.#held) & (2 ** count - 1);
  }

  /** Holds 17 bits or more, zeros once the data are over. */
  #fill(): void {
    while (this.#held <= LONGEST_CODE) {
      const byte = this.#bytes[this.#at];
      const next = this.#bytes[this.#at + 1];
      if (byte === undefined || (byte === 0xff && next !== 0)) {
        this.#window <<= 8;
        this.#lent += 8;
      } else {
        this.#window = (this.#window << 8) | byte;
        this.#at += byte === 0xff ? 2 : 1;
      }
      this.#held += 8;
    }
  }
}
