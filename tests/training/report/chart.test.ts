import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bars,
  chart,
  dots,
  type Frame,
  line,
  roundTicks,
  type Scale,
} from '../../../training/report/chart.ts';
import { histogram } from '../../../training/report/histogram.ts';
import { count, counted, decimal, interval, percent } from '../../../training/report/number-text.ts';

const unit: Scale = { x: (value) => 100 * value, y: (value) => 100 - 100 * value };

const frame: Frame = {
  title: 'Heights & <weights>',
  description: 'One against the other',
  x: { label: 'height', from: 0, to: 2 },
  y: { label: 'weight', from: 0, to: 100, format: (value) => `${value} kg` },
};

describe('a chart', () => {
  it('says what it shows, and escapes it', () => {
    const { text } = chart(frame, []);
    expect(text).toContain('role="img" aria-label="Heights &amp; &lt;weights&gt;. One against the other"');
    expect(text).toContain('>100 kg</text>');
    expect(text).toContain('>height</text>');
  });

  it('puts the ends of the axes in opposite corners', () => {
    const places: number[][] = [];
    chart({ ...frame, aspect: 1 }, [
      (scale) => {
        places.push([scale.x(0), scale.y(0)], [scale.x(2), scale.y(100)]);
        return dots([])(scale);
      },
    ]);
    const [[left = 0, bottom = 0] = [], [right = 0, top = 0] = []] = places;
    expect(right - left).toBe(bottom - top);
    expect(right).toBeGreaterThan(left);
  });

  it('draws a line, broken where a value is missing', () => {
    const points = [0, 0.5, Number.NaN, 1].map((x) => ({ x, y: x }));
    expect(line(points)(unit).text).toContain('d="M0 100L50 50M100 0"');
  });

  it('draws bars up from 0 and leaves out those without a value', () => {
    const { text } = bars([
      { from: 0, to: 0.5, value: 0.25 },
      { from: 0.5, to: 1, value: Number.NaN },
    ])(unit);
    expect(text.match(/<rect/g)).toHaveLength(1);
    expect(text).toContain('x="0.5" y="75" width="49" height="25"');
  });

  it('draws dots with a word and a hint, and leaves out those without a place', () => {
    const { text } = dots([
      { x: 0.5, y: 0.5, label: 'a<b', hint: 'c"d' },
      { x: Number.NaN, y: 1 },
    ])(unit);
    expect(text.match(/<circle/g)).toHaveLength(1);
    expect(text).toContain('a&lt;b</text>');
    expect(text).toContain('<title>c&quot;d</title>');
  });

  it('survives an axis without extent', () => {
    const { text } = chart({ ...frame, x: { label: 'x', from: 1, to: 1 } }, [line([{ x: 1, y: 1 }])]);
    expect(text).not.toMatch(/NaN|Infinity/);
  });
});

describe('ticks', () => {
  it('are round and within the span', () => {
    expect(roundTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(roundTicks(-3, 250)).toEqual([0, 100, 200]);
    const span = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1e6 }));
    fc.assert(
      fc.property(span, ([from, extent]) => {
        const ticks = roundTicks(from, from + extent);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(from - 1e-9);
          expect(tick).toBeLessThanOrEqual(from + extent + 1e-9);
        }
      }),
    );
  });
});

describe('a histogram', () => {
  it('gives shares, with the end of the span in the last bar', () => {
    expect(histogram([0, 0.1, 0.6, 1], { from: 0, to: 1, bins: 2 })).toEqual([
      { from: 0, to: 0.5, value: 0.5 },
      { from: 0.5, to: 1, value: 0.5 },
    ]);
  });

  it('counts what lies outside in no bar, and has empty bars without values', () => {
    const bin = { from: 0, to: 1, bins: 1 };
    expect(histogram([0.5, 2, Number.NaN, -1], bin)[0]?.value).toBe(0.25);
    expect(histogram([], bin)[0]?.value).toBe(0);
  });
});

describe('numbers in reports', () => {
  it('are short, and a dash where they are not defined', () => {
    expect(decimal(0.85349)).toBe('0.853');
    expect(decimal(-0.001)).toBe('−0.001');
    expect(decimal(-0.0001)).toBe('0.000');
    expect(percent(0.0512)).toBe('5.1 %');
    expect(count(1234567)).toBe('1\u202f234\u202f567');
    expect([counted(1, 'picture'), counted(2, 'picture')]).toEqual(['1 picture', '2 pictures']);
    expect(interval({ value: 0.5, low: 0.4, high: 0.61239 })).toBe('0.400 to 0.612');
    expect([decimal(Number.NaN), percent(Number.NaN)]).toEqual(['–', '–']);
    expect(interval({ value: 1, low: Number.NaN, high: 1 })).toBe('–');
  });
});
