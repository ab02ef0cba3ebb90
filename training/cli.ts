/** The command-line program: `npm run osteoscope -- <command>`. */

import { Command, CommanderError } from 'commander';
import { commands } from './commands/index.ts';
import { CommandFailure, ExitCode } from './exit-code.ts';

/**
 * Runs one command.
 *
 * @param args the words after the program's name
 * @returns the exit status, see `ExitCode`; whatever went wrong has been said on standard error
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const program = new Command('osteoscope')
    .description('Trains, evaluates, exports and runs models that read bone radiographs.')
    .showHelpAfterError('(--help shows what is possible)')
    .exitOverride();
  let exitCode: ExitCode = ExitCode.allWell;
  const finish = (code: ExitCode): void => {
    exitCode = code;
  };
  for (const command of commands) program.addCommand(command(finish).exitOverride());
  try {
    if (args.length === 0) program.help({ error: true });
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.allWell : ExitCode.wrongUsage;
    }
    if (error instanceof CommandFailure) {
      console.error(error.message);
      return error.exitCode;
    }
    console.error(error);
    return ExitCode.nothingDone;
  }
}
