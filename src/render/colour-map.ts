/** Colours for influence: maps that rise evenly in lightness and read the same with any colour vision. */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

export const COLOUR_MAPS = ['inferno', 'viridis', 'cividis'] as const;

export type ColourMap = (typeof COLOUR_MAPS)[number];

/**
 * Evenly spaced stops. Inferno and viridis: matplotlib (Smith & van der Walt 2015, CC0); cividis: Nuñez, Anderton &
 * Renslow, PLOS ONE 13 (2018) e0199239, made for people who do not tell red from green.
 */
const STOPS: Readonly<Record<ColourMap, readonly Colour[]>> = {
  inferno: [
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
  ],
  viridis: [
    [68, 1, 84],
    [72, 36, 117],
    [65, 68, 135],
    [53, 95, 141],
    [42, 120, 142],
    [33, 145, 140],
    [34, 168, 132],
    [68, 191, 112],
    [122, 209, 81],
    [189, 223, 38],
    [253, 231, 37],
  ],
  cividis: [
    [0, 32, 77],
    [0, 51, 111],
    [57, 72, 107],
    [87, 92, 109],
    [112, 113, 115],
    [138, 135, 121],
    [166, 157, 117],
    [196, 181, 108],
    [228, 207, 91],
    [255, 234, 70],
  ],
};

/** @param value 0 to 1; what lies outside takes the colour of the nearer end */
export function colourOf(map: ColourMap, value: number): Colour {
  const stops = STOPS[map];
  const place = Math.min(1, Math.max(0, value)) * (stops.length - 1);
  const below = Math.floor(place);
  const low = stops[below] ?? BLACK;
  const high = stops[below + 1] ?? low;
  const part = place - below;
  return [mix(low[0], high[0], part), mix(low[1], high[1], part), mix(low[2], high[2], part)];
}

/** @returns the colours of the values 0, 1/255 … 1 as red, green, blue and 255; shape [256 · 4] */
export function colourTable(map: ColourMap): Uint8Array<ArrayBuffer> {
  const table = new Uint8Array(256 * 4).fill(255);
  for (let index = 0; index < 256; index++) table.set(colourOf(map, index / 255), index * 4);
  return table;
}

const BLACK: Colour = [0, 0, 0];

const mix = (low: number, high: number, part: number): number => Math.round(low + (high - low) * part);
