/** A grey plane in floats, and how to blur it. */

export interface GreyPlane {
  readonly width: number;
  readonly height: number;
  /** Row-major from the top left, shape [height · width]. */
  readonly pixels: Float32Array;
}

/**
 * Gaussian blur, edges repeated.
 *
 * @param sigma in pixels
 */
export function blurPlane({ width, height, pixels }: GreyPlane, sigma: number): GreyPlane {
  const kernel = gaussianKernel(sigma);
  const turned = blurRows(pixels, width, height, kernel);
  return { width, height, pixels: blurRows(turned, height, width, kernel) };
}

/** Half of a symmetric kernel, its middle first. */
function gaussianKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(2.5 * sigma));
  const kernel = Float32Array.from({ length: radius + 1 }, (_, k) =>
    Math.exp((-k * k) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((total, weight) => total + 2 * weight, -(kernel[0] ?? 0));
  return kernel.map((weight) => weight / sum);
}

/** Blurs along the rows and turns rows into columns: so both passes read memory in its order. */
function blurRows(pixels: Float32Array, width: number, height: number, kernel: Float32Array): Float32Array {
  const radius = kernel.length - 1;
  const line = new Float32Array(width + 2 * radius);
  const turned = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = y * width;
    line.fill(pixels[from] ?? 0, 0, radius);
    line.set(pixels.subarray(from, from + width), radius);
    line.fill(pixels[from + width - 1] ?? 0, radius + width);
    for (let x = 0; x < width; x++) {
      const middle = x + radius;
      let sum = (kernel[0] ?? 0) * (line[middle] ?? 0);
      for (let k = 1; k <= radius; k++) {
        sum += (kernel[k] ?? 0) * ((line[middle - k] ?? 0) + (line[middle + k] ?? 0));
      }
      turned[x * height + y] = sum;
    }
  }
  return turned;
}

/**
 * Mean over a wide neighbourhood, edges repeated: three boxes one after the other come close to a Gaussian, at a cost
 * that does not grow with the radius.
 *
 * @param radius of each box, in pixels
 */
export function meanPlane({ width, height, pixels }: GreyPlane, radius: number): GreyPlane {
  let mean = pixels;
  for (let round = 0; round < 3; round++) {
    mean = meanRows(meanRows(mean, width, height, radius), height, width, radius);
  }
  return { width, height, pixels: mean };
}

/** Running means along the rows, which become columns. */
function meanRows(pixels: Float32Array, width: number, height: number, radius: number): Float32Array {
  const turned = new Float32Array(width * height);
  const share = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    const from = y * width;
    const last = from + width - 1;
    let sum = (radius + 1) * (pixels[from] ?? 0);
    for (let k = 1; k <= radius; k++) sum += pixels[Math.min(last, from + k)] ?? 0;
    for (let x = 0; x < width; x++) {
      turned[x * height + y] = sum * share;
      sum +=
        (pixels[Math.min(last, from + x + radius + 1)] ?? 0) -
        (pixels[Math.max(from, from + x - radius)] ?? 0);
    }
  }
  return turned;
}
