/** The wasm codecs of compressed DICOM pixels, each started when the first picture needs it. */

import type { Size } from '../letterbox.ts';

export type CodecName = 'jpeg' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k';

/** Gives the wasm program of a codec on this platform. */
export type CodecPrograms = (codec: CodecName) => Promise<Uint8Array>;

/** Interleaved samples as the code stream has them. */
export interface CodecPicture extends Size {
  readonly components: number;
  /** Per sample, as coded. */
  readonly bits: number;
  readonly signed: boolean;
  readonly samples: Uint8Array | Uint16Array | Int8Array | Int16Array;
}

interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned?: boolean;
  };
  /** CharLS only: 0 where the components lie one after the other. */
  getInterleaveMode?(): number;
  delete(): void;
}

export type StartCodec<Name extends string> = (settings: {
  readonly wasmBinary: Uint8Array;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<Readonly<Record<Name, new () => WasmDecoder>>>;

type NewDecoder = new () => WasmDecoder;

const started = new Map<CodecName, Promise<NewDecoder>>();

/**
 * Decodes one picture. Whatever goes wrong inside throws; a codec is started afresh after that.
 *
 * @param stream one whole code stream
 */
export async function decodeWith(
  codec: CodecName,
  stream: Uint8Array,
  programs: CodecPrograms,
): Promise<CodecPicture> {
  let decoderClass = started.get(codec);
  if (!decoderClass) {
    decoderClass = start(codec, programs);
    started.set(codec, decoderClass);
  }
  try {
    return decode(await decoderClass, stream);
  } catch (error) {
    started.delete(codec);
    throw error;
  }
}

async function start(codec: CodecName, programs: CodecPrograms): Promise<NewDecoder> {
  const settings = { wasmBinary: await programs(codec), print: silent, printErr: silent };
  switch (codec) {
    case 'jpeg': {
      const { default: glue } = await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs');
      return (await glue(settings)).JPEGDecoder;
    }
    case 'jpeg-ls': {
      const { default: glue } = await import('@cornerstonejs/codec-charls/decodewasmjs');
      return (await glue(settings)).JpegLSDecoder;
    }
    case 'jpeg-2000': {
      const { default: glue } = await import('@cornerstonejs/codec-openjpeg/decodewasmjs');
      return (await glue(settings)).J2KDecoder;
    }
    case 'htj2k': {
      const { default: glue } = await import('@cornerstonejs/codec-openjph/wasmjs');
      return (await glue(settings)).HTJ2KDecoder;
    }
  }
}

/** What a codec prints it also throws. */
function silent(): void {}

function decode(DecoderClass: NewDecoder, stream: Uint8Array): CodecPicture {
  const decoder = new DecoderClass();
  try {
    decoder.getEncodedBuffer(stream.length).set(stream);
    decoder.decode();
    const {
      width,
      height,
      bitsPerSample: bits,
      componentCount: components,
      isSigned,
    } = decoder.getFrameInfo();
    // A copy: the buffer lies in the codec's memory, and goes with it.
    const bytes = new Uint8Array(decoder.getDecodedBuffer());
    const signed = isSigned ?? false;
    const samples = samplesOf(bytes, bits, signed);
    const planar = components > 1 && decoder.getInterleaveMode?.() === 0;
    return {
      width,
      height,
      components,
      bits,
      signed,
      samples: planar ? interleaved(samples, components) : samples,
    };
  } finally {
    decoder.delete();
  }
}

function samplesOf(
  { buffer }: Uint8Array<ArrayBuffer>,
  bits: number,
  signed: boolean,
): CodecPicture['samples'] {
  if (bits <= 8) return signed ? new Int8Array(buffer) : new Uint8Array(buffer);
  return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
}

function interleaved(planes: CodecPicture['samples'], components: number): CodecPicture['samples'] {
  const length = planes.length / components;
  return planes.map((_, at) => planes[(at % components) * length + Math.floor(at / components)] ?? 0);
}
