/** A made-up grey picture with edges, gradients and grain: the same numbers wherever it is made. */

/** @returns bytes, shape [height · width] */
export function limb(width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const across = Math.abs(x / width - 0.5 - 0.1 * Math.sin((3 * y) / height));
      const bone = across < 0.08 ? 90 : across < 0.14 ? 150 : 0;
      const flesh = across < 0.35 ? 60 * (1 - across) : 0;
      const grain = (Math.imul(y * width + x, 2_654_435_761) >>> 24) / 16;
      pixels[y * width + x] = Math.min(255, bone + flesh + grain);
    }
  }
  return pixels;
}
