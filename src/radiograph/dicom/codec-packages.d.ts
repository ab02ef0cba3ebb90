/** The codecs' glue code, which comes without types. */

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const start: import('./codec.ts').StartCodec<'JpegLSDecoder'>;
  export default start;
}

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const start: import('./codec.ts').StartCodec<'JPEGDecoder'>;
  export default start;
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const start: import('./codec.ts').StartCodec<'J2KDecoder'>;
  export default start;
}

declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const start: import('./codec.ts').StartCodec<'HTJ2KDecoder'>;
  export default start;
}

declare module 'jpeg-lossless-decoder-js' {
  export class Decoder {
    frame: { components: readonly unknown[] };
    decode(
      buffer: ArrayBuffer,
      offset: number,
      length: number,
      bytesPerSample: number,
    ): Uint8Array | Uint16Array;
  }
}
