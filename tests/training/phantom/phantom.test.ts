/** Phantoms: the same from the same seed, and physically what they claim to show. */

import { describe, expect, it } from 'vitest';
import { FRACTURE_KINDS, type FractureKind } from '../../../training/phantom/fracture.ts';
import { LIMBS } from '../../../training/phantom/limb.ts';
import { type Phantom, type PhantomRequest, phantom } from '../../../training/phantom/phantom.ts';

const SIZE = { width: 210, height: 300 };
const PLAIN = { collimated: false, sideLetter: false } as const;

const make = (request: Partial<PhantomRequest>): Phantom =>
  phantom({ seed: 1, limb: 'forearm', fracture: null, ...SIZE, ...PLAIN, ...request });

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pixels at which two phantoms of one size differ. */
function changes(a: Phantom, b: Phantom): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  a.grey.forEach((grey, pixel) => {
    if (grey !== b.grey[pixel]) found.push({ x: pixel % a.width, y: Math.floor(pixel / a.width) });
  });
  return found;
}

/** Whether a pixel lies in the fracture's box, in fractions of the picture. */
function inBox({ fracture, width, height }: Phantom, { x, y }: { x: number; y: number }): boolean {
  if (!fracture) return false;
  const { box } = fracture;
  const across = (x + 0.5) / width;
  const down = (y + 0.5) / height;
  return (
    across >= box.left && across <= box.left + box.width && down >= box.top && down <= box.top + box.height
  );
}

describe('a phantom', () => {
  it('is the same from the same seed and another from another seed', () => {
    const once = make({ fracture: 'oblique' });
    const again = make({ fracture: 'oblique' });
    expect(changes(again, once)).toEqual([]);
    expect(again.fracture).toEqual(once.fracture);
    expect(changes(make({ fracture: 'oblique', seed: 2 }), once).length).toBeGreaterThan(1000);
  });

  it.each(LIMBS)('shows a %s that is neither empty nor burnt out', (limb) => {
    const { grey, width, height, fracture } = make({ limb });
    expect(grey).toHaveLength(width * height);
    expect(fracture).toBeNull();
    const share = (test: (value: number) => boolean): number => grey.filter(test).length / grey.length;
    expect(share((value) => value < 20)).toBeGreaterThan(0.05);
    expect(share((value) => value > 110)).toBeGreaterThan(0.05);
    expect(share((value) => value === 255)).toBeLessThan(0.01);
  });

  it('shows bone brighter than soft tissue and soft tissue brighter than air', () => {
    // A lower leg stands upright: along the row at its middle lie air, calf, tibia and fibula.
    const { grey, width } = make({ limb: 'lower leg', seed: 4 });
    const row = Array.from(grey.subarray(150 * width, 151 * width)).toSorted((a, b) => a - b);
    const at = (share: number): number => row[Math.floor(share * (row.length - 1))] ?? 0;
    const [air, soft, bone] = [at(0.1), at(0.75), at(0.98)];
    expect(air).toBeLessThan(15);
    expect(soft).toBeGreaterThan(air + 25);
    expect(bone).toBeGreaterThan(soft + 60);
  });

  it('shows the cortex at the edges of a shaft brighter than the marrow in its middle', () => {
    const { grey, width } = make({ limb: 'lower leg', seed: 4, exposure: 50 });
    const cuts = Array.from({ length: 20 }, (_, step) => {
      const start = (140 + step) * width;
      const row = Array.from(grey.subarray(start, start + width));
      const brightest = Math.max(...row);
      const shaft = row.flatMap((value, column) => (value > brightest * 0.72 ? [column] : []));
      const left = shaft[0] ?? 0;
      const right = shaft.at(-1) ?? 0;
      const middle = Math.round((left + right) / 2);
      return {
        edge: Math.max(...row.slice(left, middle)),
        marrow: row[middle] ?? 0,
      };
    });
    expect(mean(cuts.map(({ edge }) => edge))).toBeGreaterThan(mean(cuts.map(({ marrow }) => marrow)) + 15);
  });

  it('is less noisy the more it is exposed', () => {
    const noise = (exposure: number): number => {
      const noisy = make({ exposure });
      const clean = make({ exposure: 1e6 });
      return mean(Array.from(noisy.grey, (value, pixel) => (value - (clean.grey[pixel] ?? 0)) ** 2));
    };
    const [low, usual, high] = [noise(0.25), noise(1), noise(16)];
    expect(low).toBeGreaterThan(2 * usual);
    expect(usual).toBeGreaterThan(4 * high);
  });

  it('is the same picture with 8 and with 16 bits', () => {
    const shallow = make({ fracture: 'spiral' });
    const deep = make({ fracture: 'spiral', bits: 16 });
    expect(deep.grey).toBeInstanceOf(Uint16Array);
    expect(deep.fracture).toEqual(shallow.fracture);
    const apart = Array.from(deep.grey, (value, pixel) => Math.abs(value / 257 - (shallow.grey[pixel] ?? 0)));
    expect(apart.every((difference) => difference <= 0.51)).toBe(true);
    expect(new Set(deep.grey).size).toBeGreaterThan(1000);
  });

  it('is black behind the blades of the collimator', () => {
    const { grey, width, height } = make({ limb: 'knee', collimated: true });
    const corner = grey.subarray(0, 3);
    expect(Math.max(...corner)).toBeLessThan(20);
    const open = make({ limb: 'knee' });
    const middle = (height / 2) * width + width / 2;
    expect(grey[middle]).toBe(open.grey[middle]);
  });

  it('carries a bright side letter where it is asked to', () => {
    const added = changes(make({ sideLetter: true }), make({}));
    expect(added.length).toBeGreaterThan(20);
    const { grey, width } = make({ sideLetter: true });
    expect(Math.max(...added.map(({ x, y }) => grey[y * width + x] ?? 0))).toBeGreaterThan(150);
  });
});

describe('a fracture in a phantom', () => {
  it.each(FRACTURE_KINDS)('of the kind %s lies in its box, which is small and inside the picture', (kind) => {
    for (const limb of LIMBS) {
      const { fracture } = make({ limb, fracture: kind, seed: 6, width: 70, height: 100 });
      expect(fracture?.kind).toBe(kind);
      const { left, top, width, height } = fracture?.box ?? { left: -1, top: -1, width: 0, height: 0 };
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1);
      expect(width * height).toBeGreaterThan(0.0005);
      expect(width * height).toBeLessThan(0.25);
    }
  });

  it('that moved nothing changes pixels inside its box alone', () => {
    for (const seed of [1, 2]) {
      for (const limb of ['forearm', 'wrist', 'finger'] as const) {
        const broken = make({ seed, limb, fracture: 'hairline' });
        const changed = changes(broken, make({ seed, limb }));
        expect(changed.length).toBeGreaterThan(5);
        expect(changed.filter((pixel) => !inBox(broken, pixel))).toEqual([]);
      }
    }
  });

  it.each<FractureKind>(['transverse', 'oblique', 'comminuted', 'displaced'])(
    'of the kind %s changes its box far more than the rest of the picture',
    (kind) => {
      const broken = make({ limb: 'lower leg', seed: 11, fracture: kind });
      const whole = make({ limb: 'lower leg', seed: 11 });
      let inside = 0;
      let outside = 0;
      let area = 0;
      broken.grey.forEach((grey, pixel) => {
        const change = Math.abs(grey - (whole.grey[pixel] ?? 0));
        const place = { x: pixel % broken.width, y: Math.floor(pixel / broken.width) };
        if (inBox(broken, place)) {
          inside += change;
          area++;
        } else outside += change;
      });
      expect(inside / area).toBeGreaterThan(8 * (outside / (broken.grey.length - area)));
    },
  );

  it('leaves the other bones, the soft tissue and the room as they were', () => {
    // The ulna moves; the corners, the humerus at the top and the skin do not.
    const broken = make({ seed: 3, fracture: 'displaced' });
    const changed = changes(broken, make({ seed: 3 }));
    expect(changed.length).toBeLessThan(0.2 * broken.grey.length);
    expect(Math.min(...changed.map(({ y }) => y))).toBeGreaterThan(5);
  });
});
