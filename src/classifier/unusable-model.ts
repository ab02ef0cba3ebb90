/** The one way in which loading a model fails, but for a card that is not valid (see `InvalidModelCard`). */

export type UnusableReason =
  /** A file is not where the model was looked for. */
  | 'missing'
  /** Network, disk or permission. */
  | 'unreachable'
  /** A file is not the one that the card tells of. */
  | 'damaged'
  /** Files and card are whole and do not belong together. */
  | 'unfit';

/** Thrown where files do not become a classifier. The message is a whole sentence and names the file. */
export class UnusableModel extends Error {
  override readonly name = 'UnusableModel';
  readonly reason: UnusableReason;

  constructor(reason: UnusableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
