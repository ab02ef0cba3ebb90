/** How far two equally long rows of numbers lie apart. */

export interface Distance {
  readonly mean: number;
  readonly max: number;
}

export function distance(a: ArrayLike<number>, b: ArrayLike<number>): Distance {
  if (a.length !== b.length) throw new RangeError(`${a.length} numbers are compared with ${b.length}.`);
  let sum = 0;
  let max = 0;
  for (let index = 0; index < a.length; index++) {
    const apart = Math.abs((a[index] ?? Number.NaN) - (b[index] ?? Number.NaN));
    sum += apart;
    if (!(apart <= max)) max = apart;
  }
  return { mean: sum / a.length, max };
}
