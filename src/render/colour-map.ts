/** Colours for influence: *inferno*, which rises evenly in lightness and reads the same with any colour vision. */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Inferno of matplotlib (Smith & van der Walt 2015, CC0), eleven stops, evenly spaced. */
const STOPS: readonly Colour[] = [
  [0, 0, 4],
  [22, 11, 57],
  [66, 10, 104],
  [106, 23, 110],
  [147, 38, 103],
  [188, 55, 84],
  [221, 81, 58],
  [243, 120, 25],
  [252, 165, 10],
  [246, 215, 70],
  [252, 255, 164],
];

/** @param value 0 to 1; what lies outside takes the colour of the nearer end */
export function inferno(value: number): Colour {
  const place = Math.min(1, Math.max(0, value)) * (STOPS.length - 1);
  const below = Math.floor(place);
  const low = STOPS[below] ?? STOP_BLACK;
  const high = STOPS[below + 1] ?? low;
  const part = place - below;
  return [mix(low[0], high[0], part), mix(low[1], high[1], part), mix(low[2], high[2], part)];
}

const STOP_BLACK: Colour = [0, 0, 4];

const mix = (low: number, high: number, part: number): number => Math.round(low + (high - low) * part);
