/** The one way in which reading a file fails: with a reason that a person can act on. */

export type UnreadableReason =
  | 'empty'
  | 'not-a-picture'
  | 'unsupported-format'
  | 'damaged'
  | 'too-large'
  | 'unreachable';

/** Thrown where bytes do not become a radiograph. The message is a whole sentence and names no file. */
export class UnreadableRadiograph extends Error {
  override readonly name = 'UnreadableRadiograph';
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
