import { expect, it, vi } from 'vitest';
import { main } from '../../training/cli.ts';
import { ExitCode } from '../../training/exit-code.ts';

it('"bench training" finds wasm at least 15 times as fast as cpu, and whole steps at half the forward rate or more', async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    expect(await main(['bench', 'training', '--json'])).toBe(ExitCode.allWell);
  } finally {
    log.mockRestore();
  }
  expect(lines[0]).toMatch(/^cpu .* pictures a second/);
  expect(lines[1]).toMatch(/^wasm .* pictures a second/);
  const { wasmOverCpu, shareOfForward } = JSON.parse(lines.at(-1) ?? '');
  expect(wasmOverCpu).toBeGreaterThan(15);
  expect(shareOfForward).toBeGreaterThan(0.5);
});
