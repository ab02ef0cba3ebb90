/** Weights in files small enough to be cached, resumed and checked one by one. */

/** 1 MiB. */
export const SHARD_BYTES = 2 ** 20;

/** @returns files by name, in order: `weights-1of3.bin` and so on, all full but the last */
export function shards(parts: readonly Uint8Array[]): ReadonlyMap<string, Uint8Array> {
  const whole = Buffer.concat(parts);
  const count = Math.max(1, Math.ceil(whole.length / SHARD_BYTES));
  return new Map(
    Array.from({ length: count }, (_, index) => [
      `weights-${index + 1}of${count}.bin`,
      new Uint8Array(whole.subarray(index * SHARD_BYTES, (index + 1) * SHARD_BYTES)),
    ]),
  );
}
