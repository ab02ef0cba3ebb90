/** Contrast, gamma and inversion of a training picture, through one table of grey levels. */

import type { Random } from '../../random.ts';
import type { ToneRange } from './augmentation.ts';

/** Changes the tone of a picture in place. */
export function changeTone(picture: Uint8ClampedArray, range: ToneRange, random: Random): void {
  const contrast = range.contrast ** random.between(-1, 1);
  const gamma = range.gamma ** random.between(-1, 1);
  const inverted = random.uniform() < range.inversion;
  const table = Uint8ClampedArray.from({ length: 256 }, (_, level) => {
    const contrasted = Math.min(1, Math.max(0, (level / 255 - 0.5) * contrast + 0.5));
    const toned = 255 * contrasted ** gamma;
    return inverted ? 255 - toned : toned;
  });
  for (let pixel = 0; pixel < picture.length; pixel++) picture[pixel] = table[picture[pixel] ?? 0] ?? 0;
}
