/** What the program's exit status says. */

export const ExitCode = {
  allWell: 0,
  someFilesFailed: 1,
  wrongUsage: 2,
  nothingDone: 3,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Ends a command with a sentence for the person at the terminal and an exit status. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The person asked for something that cannot be meant: a wrong option, a path that is not there. */
export const wrongUsage = (message: string): CommandFailure =>
  new CommandFailure(ExitCode.wrongUsage, message);

/** The request was fine and yet nothing came of it. */
export const nothingDone = (message: string, options?: ErrorOptions): CommandFailure =>
  new CommandFailure(ExitCode.nothingDone, message, options);
