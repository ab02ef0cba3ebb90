/** Runs the command-line program as a person does: as a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../scripts/osteoscope.mjs', import.meta.url));

export interface ProgramRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface ProgramOptions {
  /** The folder that the person is in. */
  readonly folder?: string;
  /** What comes on standard input; null leaves it open for `onStart` to write to. */
  readonly input?: string | null;
  /** Called with the process as soon as it runs. */
  readonly onStart?: (program: ChildProcess) => void;
}

/** Runs the program to its end. */
export function runProgram(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> {
  const { folder = process.cwd(), input = '', onStart } = options;
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [SCRIPT, ...args], {
      cwd: folder,
      env: { ...process.env, INIT_CWD: folder },
    });
    let output = '';
    let errors = '';
    program.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    program.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    program.on('error', reject);
    program.on('close', (exitCode) => resolve({ exitCode, output, errors }));
    onStart?.(program);
    if (input !== null) program.stdin.end(input);
  });
}
