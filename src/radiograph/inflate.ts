/** Inflates a zlib stream with the platform's own inflater, and never further than was promised. */

/** Deflate shrinks to a thousandth at best, so this bounds what one slice can become before its length is seen. */
const SLICE_BYTES = 64 * 1024;

/** The message continues a sentence: "… it holds less than its header says". */
export class InflateFailure extends Error {
  override readonly name = 'InflateFailure';
}

/**
 * @param parts the compressed stream, cut anywhere
 * @param length bytes that it must inflate to
 * @throws InflateFailure where the stream is broken, or ends before or goes on after `length`
 */
export async function inflate(parts: readonly Uint8Array[], length: number): Promise<Uint8Array> {
  const data = new Uint8Array(length);
  let filled = 0;
  for await (const piece of inflatedPieces(parts, length, 'deflate')) {
    data.set(piece, filled);
    filled += piece.length;
  }
  if (filled < length) throw new InflateFailure('it holds less than its header says');
  return data;
}

/**
 * @param limit bytes that are refused to be exceeded
 * @throws InflateFailure where the stream is broken or inflates to more than `limit`
 */
export async function inflateAtMost(
  parts: readonly Uint8Array[],
  limit: number,
  format: CompressionFormat,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of inflatedPieces(parts, limit, format)) pieces.push(piece);
  const data = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const piece of pieces) {
    data.set(piece, filled);
    filled += piece.length;
  }
  return data;
}

async function* inflatedPieces(
  parts: readonly Uint8Array[],
  limit: number,
  format: CompressionFormat,
): AsyncGenerator<Uint8Array, void, void> {
  const reader = new ReadableStream(pulling(slices(parts)))
    .pipeThrough(new DecompressionStream(format))
    .getReader();
  for (let total = 0; ; ) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new InflateFailure('its compressed data are broken or end early', { cause });
    });
    if (done) return;
    total += value.length;
    if (total > limit) {
      await reader.cancel();
      throw new InflateFailure('it holds more than its header says');
    }
    yield value;
  }
}

function* slices(parts: readonly Uint8Array[]): Generator<Uint8Array<ArrayBuffer>, void, void> {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += SLICE_BYTES)
      yield new Uint8Array(part.subarray(at, at + SLICE_BYTES));
  }
}

function pulling<T>(values: Iterator<T, void, void>): UnderlyingDefaultSource<T> {
  return {
    pull(controller) {
      const next = values.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  };
}
