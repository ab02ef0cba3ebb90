/** What a person is told when a run cannot be kept, as on a full disk. */

import { type CommandFailure, nothingDone } from '../exit-code.ts';

/** Says which of a run's files could not be written, why, and how to go on. */
export function cannotWrite(what: string, cause: unknown): CommandFailure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return nothingDone(
    `${what} cannot be written: ${reason}. The last checkpoint is kept: once there is room, go on with --resume.`,
    { cause },
  );
}
