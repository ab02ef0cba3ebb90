/** The mean of many pictures, pixel by pixel, and how far they scatter around it. */

/** Keeps two planes whatever the number of pictures. */
export class MeanPicture {
  readonly #mean: Float64Array;
  readonly #squares: Float64Array;
  #weight = 0;

  /** @param pixels how many pixels each picture has */
  constructor(pixels: number) {
    this.#mean = new Float64Array(pixels);
    this.#squares = new Float64Array(pixels);
  }

  /**
   * @param weight how often the picture counts
   * @see West, "Updating mean and variance estimates", Communications of the ACM 22 (1979) 532–535
   */
  add(picture: ArrayLike<number>, weight = 1): void {
    if (picture.length !== this.#mean.length) {
      throw new RangeError(
        `A picture of ${picture.length} pixels does not fit a mean of ${this.#mean.length}.`,
      );
    }
    this.#weight += weight;
    const share = weight / this.#weight;
    for (let index = 0; index < picture.length; index++) {
      const mean = this.#mean[index] ?? 0;
      const distance = (picture[index] ?? 0) - mean;
      this.#mean[index] = mean + share * distance;
      this.#squares[index] = (this.#squares[index] ?? 0) + weight * distance * distance * (1 - share);
    }
  }

  /** In the units of the pictures; all 0 before the first. */
  mean(): Float64Array {
    return this.#mean.slice();
  }

  /** Standard deviation of the population, in the units of the pictures. */
  deviation(): Float64Array {
    const weight = this.#weight || 1;
    return this.#squares.map((sum) => Math.sqrt(sum / weight));
  }
}
