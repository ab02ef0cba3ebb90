import { describe, expect, test } from 'vitest';
import { COLOUR_MAPS, colourOf, colourTable } from '../../src/render/colour-map.ts';

/** Relative luminance of sRGB (IEC 61966-2-1). */
function luminance([red, green, blue]: readonly number[]): number {
  const linear = [red, green, blue].map((value = 0) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** What people without red or without green cones see (Viénot, Brettel & Mollon, Color Res. Appl. 24 (1999) 243–252). */
const BLINDNESS = {
  protanopia: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
  deuteranopia: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
};

describe.each(COLOUR_MAPS)('%s', (map) => {
  test('rises in lightness all the way', () => {
    const rise = Array.from({ length: 101 }, (_, step) => luminance(colourOf(map, step / 100)));
    expect(rise).toEqual(rise.toSorted((a, b) => a - b));
    expect((rise.at(-1) ?? 0) - (rise[0] ?? 0)).toBeGreaterThan(0.6);
  });

  test.each(Object.entries(BLINDNESS))('rises so with %s too', (_, matrix) => {
    const rise = Array.from({ length: 11 }, (_, step) => {
      const colour = colourOf(map, step / 10);
      const seen = [0, 1, 2].map((row) =>
        colour.reduce((sum: number, value, at) => sum + value * (matrix[row * 3 + at] ?? 0), 0),
      );
      return luminance(seen.map((value) => Math.min(255, Math.max(0, value))));
    });
    expect(rise).toEqual(rise.toSorted((a, b) => a - b));
  });

  test('gives the ends’ colours beyond its ends, and the same in its table', () => {
    expect(colourOf(map, -1)).toEqual(colourOf(map, 0));
    expect(colourOf(map, 2)).toEqual(colourOf(map, 1));
    const table = colourTable(map);
    expect([...table.slice(400, 404)]).toEqual([...colourOf(map, 100 / 255), 255]);
  });
});
