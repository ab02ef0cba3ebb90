/** A picture to try a model on before anything depends on it: what does not work shows at once. */

import type { Size } from '../radiograph/letterbox.ts';
import type { Radiograph } from '../radiograph/radiograph.ts';

/** Every grey from black to white, from one corner to the other. */
export function trialPicture({ width, height }: Size): Radiograph {
  const pixels = Uint8Array.from({ length: width * height }, (_, pixel) => {
    const along = (pixel % width) + Math.floor(pixel / width);
    return Math.round((255 * along) / Math.max(1, width + height - 2));
  });
  const source = { format: 'png', bits: 8, channels: 1, bytes: pixels.length } as const;
  return { width, height, pixels, range: { low: 0, high: 255 }, source };
}
