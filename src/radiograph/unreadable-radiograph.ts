/** The one way in which reading a file fails: with a reason that a person can act on. */

export type UnreadableReason =
  | 'empty'
  | 'not-a-picture'
  | 'not-a-radiograph'
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

/** @param detail continues the sentence and has no full stop */
export const damagedPicture = (format: string, detail: string, cause?: unknown): UnreadableRadiograph =>
  new UnreadableRadiograph(
    'damaged',
    `This ${NAMES[format] ?? format.toUpperCase()} picture is damaged: ${detail}.`,
    { cause },
  );

/** Formats whose usual spelling is not all capitals. */
const NAMES: Readonly<Record<string, string>> = { webp: 'WebP', dicom: 'DICOM' };
