/**
 * What every figure here is computed from: pictures whose truth is known, with what a model said of them.
 *
 * One policy for the whole room. A model's output that is not a number is a fault of the caller: it throws a
 * `RangeError` that says which picture. A figure that is not defined for the pictures at hand (one class is missing,
 * there are none) is NaN.
 */

/** A picture whose truth is known. */
export interface Labelled {
  readonly fractured: boolean;
}

/** With a score of any scale, only compared with others: higher is more likely fractured; may be infinite. */
export interface Scored extends Labelled {
  readonly score: number;
}

/** With P(fractured), in [0, 1]. */
export interface Forecast extends Labelled {
  readonly probability: number;
}

/** With the model's logit, before any calibration; finite. */
export interface WithLogit extends Labelled {
  readonly logit: number;
}

/** With the name of its source (a patient, an original): pictures of one group are not independent. */
export interface Grouped {
  readonly group: string;
}

/** Whether there is anything to tell apart. */
export function hasBothClasses(pictures: readonly Labelled[]): boolean {
  return pictures.some(({ fractured }) => fractured) && pictures.some(({ fractured }) => !fractured);
}

/** @throws RangeError where a score is NaN */
export function requireScores(pictures: readonly Scored[]): void {
  pictures.forEach(({ score }, index) => {
    if (Number.isNaN(score)) throw new RangeError(`The score of picture ${index} is not a number.`);
  });
}

/** @throws RangeError where a probability is NaN or outside [0, 1] */
export function requireProbabilities(pictures: readonly Forecast[]): void {
  pictures.forEach(({ probability }, index) => {
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(`The probability of picture ${index} is ${probability}, not between 0 and 1.`);
    }
  });
}

/** @throws RangeError where a logit is not finite */
export function requireLogits(pictures: readonly WithLogit[]): void {
  pictures.forEach(({ logit }, index) => {
    if (!Number.isFinite(logit))
      throw new RangeError(`The logit of picture ${index} is ${logit}, not finite.`);
  });
}
