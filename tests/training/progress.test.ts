import { describe, expect, it } from 'vitest';
import { duration, startProgress } from '../../training/progress.ts';

/** An output that remembers, and a clock that the test turns. */
function stage(isTTY: boolean) {
  const written: string[] = [];
  let now = 0;
  return {
    text: () => written.join(''),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    options: {
      output: { isTTY, columns: 100, write: (text: string) => written.push(text) },
      clock: () => now,
    },
  };
}

describe('progress', () => {
  it('draws total, done, time left and detail on a terminal', () => {
    const { options, pass, text } = stage(true);
    const progress = startProgress('reading', 10, options);
    pass(4000);
    progress.advance(2, 'loss 0.5');
    expect(text()).toContain('2/10, 16 s left, loss 0.5');
    expect(text()).not.toContain('\n');
    progress.finish();
    expect(text().endsWith('reading: 2 in 4 s, loss 0.5\n')).toBe(true);
  });

  it('stays quiet away from a terminal but for a line now and then', () => {
    const { options, pass, text } = stage(false);
    const progress = startProgress('reading', 1000, options);
    for (let i = 0; i < 1000; i++) {
      pass(100);
      progress.advance();
    }
    const lines = text().trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThan(6);
    expect(lines[0]).toMatch(/^reading: 100\/1000, 1 min 30 s left$/);
    expect(text()).not.toContain('\r');
  });

  it('never writes a line wider than the terminal', () => {
    const { options, text } = stage(true);
    startProgress('a'.repeat(300), 3, options);
    expect(text().replace('\r\u001b[2K', '').length).toBeLessThan(100);
  });

  it('says lines between, and finishes once', () => {
    const { options, text } = stage(false);
    const progress = startProgress('reading', 0, options);
    progress.say('hand.png: not a picture');
    progress.finish();
    progress.finish();
    expect(text()).toBe('hand.png: not a picture\nreading: 0 in 0 s\n');
  });

  it('writes time spans for people', () => {
    expect([8.4, 200, 7500].map(duration)).toEqual(['8 s', '3 min 20 s', '2 h 05 min']);
  });
});
