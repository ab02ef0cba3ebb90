/** Numbers as reports write them, on a page and in a terminal. */

import type { Estimate } from '../../src/metrics/bootstrap.ts';

/** What stands where a figure is not defined. */
export const UNDEFINED = '–';

/** With a fixed number of decimals: `0.853`. */
export function decimal(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return UNDEFINED;
  // Adding 0 makes −0 a plain 0.
  return (Number(value.toFixed(digits)) + 0).toFixed(digits).replace('-', '−');
}

/** A share in per cent: `85.3 %`. */
export const percent = (value: number, digits = 1): string =>
  Number.isFinite(value) ? `${(100 * value).toFixed(digits)} %` : UNDEFINED;

/** An interval: `0.801 to 0.902`. */
export const interval = ({ low, high }: Estimate, digits = 3): string =>
  Number.isFinite(low) && Number.isFinite(high)
    ? `${decimal(low, digits)} to ${decimal(high, digits)}`
    : UNDEFINED;

/** A count with a space between thousands: `9 246`. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** `1 picture`, `2 pictures`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
