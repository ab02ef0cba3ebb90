/** Runs the command-line program within the test's own process: much quicker than a process of its own. */

import { onTestFinished, vi } from 'vitest';
import { main } from '../../training/cli.ts';
import type { ExitCode } from '../../training/exit-code.ts';

export interface RunHere {
  readonly exitCode: ExitCode;
  readonly output: string;
  readonly errors: string;
}

/** @param folder the one that the person is in */
export async function runHere(args: readonly string[], folder: string): Promise<RunHere> {
  let output = '';
  let errors = '';
  vi.stubEnv('INIT_CWD', folder);
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: unknown) => {
      output += `${line}\n`;
    }),
    vi.spyOn(console, 'error').mockImplementation((line: unknown) => {
      errors += `${line}\n`;
    }),
    vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest: unknown[]) => {
      output += text;
      for (const written of rest) if (typeof written === 'function') written();
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      errors += text;
      return true;
    }),
  ];
  const restore = (): void => {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  };
  onTestFinished(restore);
  const exitCode = await main(args);
  restore();
  return { exitCode, output, errors };
}
