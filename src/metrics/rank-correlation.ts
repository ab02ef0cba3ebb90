/** Rank correlation: do two rows of numbers rise and fall together, whatever their scales? */

/**
 * Spearman's rank correlation; equal values share the mean of their ranks.
 *
 * @returns a value in [-1, 1]; NaN where one of the rows is all equal, or empty
 * @throws RangeError where the rows differ in length
 * @see Spearman, American Journal of Psychology 15 (1904) 72–101
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} numbers cannot be held against ${b.length}.`);
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  let [across, ofX, ofY] = [0, 0, 0];
  x.forEach((rank, index) => {
    const [dx, dy] = [rank - middle, (y[index] ?? 0) - middle];
    across += dx * dy;
    ofX += dx * dx;
    ofY += dy * dy;
  });
  return across / Math.sqrt(ofX * ofY);
}

/** From 0 on. */
function ranks(values: ArrayLike<number>): Float64Array {
  const at = (index: number): number => values[index] ?? Number.NaN;
  const order = Array.from(values, (_, index) => index).sort((i, j) => at(i) - at(j));
  const found = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (last + 1 < order.length && at(order[last + 1] ?? 0) === at(order[first] ?? 0)) last++;
    for (let place = first; place <= last; place++) found[order[place] ?? 0] = (first + last) / 2;
    first = last + 1;
  }
  return found;
}
