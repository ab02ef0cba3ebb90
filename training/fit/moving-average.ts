/** An average of the weights over the last steps: steadier than the weights of any one step. */

/**
 * Takes one more step's weights into the average.
 *
 * @param average changed in place, same length as the weights; begins as a copy of them
 * @param decay share of the average that stays, in [0, 1); in the first steps less stays, so that it follows the weights
 * @param steps steps done, this one included
 * @see Polyak & Juditsky, SIAM J. Control Optim. 30 (1992); Tan & Le, EfficientNet, ICML (2019) for this form
 */
export function averageIn(average: Float32Array, values: Float32Array, decay: number, steps: number): void {
  const stays = Math.min(decay, (1 + steps) / (10 + steps));
  for (let index = 0; index < average.length; index++) {
    average[index] = stays * (average[index] ?? 0) + (1 - stays) * (values[index] ?? 0);
  }
}
