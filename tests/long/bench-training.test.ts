import { expect, it, vi } from 'vitest';
import { main } from '../../training/cli.ts';
import { ExitCode } from '../../training/exit-code.ts';

it('"bench training" finds wasm at least 20 times as fast as cpu, and whole steps at half the forward rate or more, and ends with one line of JSON', async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    expect(await main(['bench', 'training', '--json'])).toBe(ExitCode.allWell);
  } finally {
    log.mockRestore();
  }
  expect(lines.filter((line) => line.startsWith('{'))).toEqual([lines.at(-1)]);
  expect(lines[0]).toMatch(/^seed-cnn: a picture takes/);
  const json: unknown = JSON.parse(lines.at(-1) ?? '');
  // Threads start from the built program alone.
  expect(json).toEqual({
    wasmOverCpu: expect.any(Number),
    shareOfForward: expect.any(Number),
    twoWorkers: null,
  });
  expect(json).toHaveProperty(
    'wasmOverCpu',
    expect.toSatisfy((ratio: number) => ratio >= 20),
  );
  expect(json).toHaveProperty(
    'shareOfForward',
    expect.toSatisfy((share: number) => share >= 0.5),
  );
});
