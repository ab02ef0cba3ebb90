/** Reads the file it is sent, in a worker, and sends back what it sees. */

import { browserRasterDecoder } from '../../src/radiograph/browser-raster-decoder.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';

self.onmessage = async ({ data }: MessageEvent<Uint8Array>) => {
  const { width, height, range, pixels } = await decodeRadiograph(data, browserRasterDecoder);
  self.postMessage({ width, height, range, pixels: [...pixels] });
};
