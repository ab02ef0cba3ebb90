/** A quantity that changes smoothly along a line, given by a few knots: a bone's width, its cortex, a joint surface. */

/** Positions in rising order, each with the value there. */
export type Knots = readonly (readonly [at: number, value: number])[];

export interface Profile {
  readonly from: number;
  /** 0 where the value is the same everywhere. */
  readonly span: number;
  readonly table: Float64Array;
}

const STEPS = 512;

/**
 * A smooth curve through the knots that never overshoots between two of them, constant outside.
 *
 * @param knots at least one
 * @see Fritsch & Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300–304: monotone piecewise cubics
 */
export function profile(knots: Knots): Profile {
  const first = knots[0];
  const last = knots.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A profile needs at least one knot.');
  const from = first[0];
  const span = last[0] - from;
  if (span <= 0) return { from, span: 0, table: Float64Array.of(first[1]) };
  const table = new Float64Array(STEPS + 2);
  for (let step = 0; step <= STEPS; step++) table[step] = cubicAt(knots, from + (span * step) / STEPS);
  table[STEPS + 1] = last[1];
  return { from, span, table };
}

export function profileAt({ from, span, table }: Profile, at: number): number {
  const position = span === 0 ? 0 : Math.min(1, Math.max(0, (at - from) / span)) * STEPS;
  const step = Math.floor(position);
  const here = table[step] ?? 0;
  return span === 0 ? here : here + ((table[step + 1] ?? 0) - here) * (position - step);
}

/** The largest value among the knots, which is also the curve's. */
export const highest = (knots: Knots): number => Math.max(...knots.map(([, value]) => value));

function cubicAt(knots: Knots, at: number): number {
  let index = 0;
  while (index < knots.length - 2 && (knots[index + 1]?.[0] ?? 0) < at) index++;
  const left = knots[index] ?? [0, 0];
  const right = knots[index + 1] ?? left;
  const width = right[0] - left[0];
  const share = Math.min(1, Math.max(0, (at - left[0]) / width));
  const slope = slopeBetween(left, right);
  const slopeLeft = tangent(slopeBetween(knots[index - 1] ?? left, left), slope);
  const slopeRight = tangent(slope, slopeBetween(right, knots[index + 2] ?? right));
  const square = share * share;
  const cube = square * share;
  return (
    left[1] * (2 * cube - 3 * square + 1) +
    slopeLeft * width * (cube - 2 * square + share) +
    right[1] * (3 * square - 2 * cube) +
    slopeRight * width * (cube - square)
  );
}

function slopeBetween(left: readonly [number, number], right: readonly [number, number]): number {
  return right[0] === left[0] ? 0 : (right[1] - left[1]) / (right[0] - left[0]);
}

/** Harmonic mean where both neighbours go the same way, else flat. */
const tangent = (before: number, after: number): number =>
  before * after > 0 ? (2 * before * after) / (before + after) : 0;
