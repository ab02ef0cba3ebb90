/** What a person brings: files with their place in whatever they were brought in, and why some of them are left out. */

/** A file and its path within the folder or archive; for a file brought by itself, its name. */
export interface Incoming {
  readonly file: File;
  readonly path: string;
}

export type SkipReason =
  | { readonly kind: 'not-a-picture' }
  /** Known by name, such as a PDF document, and not read here. */
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'encrypted' }
  /** Packed by a method other than those of every ZIP program. */
  | { readonly kind: 'packed-otherwise' }
  | { readonly kind: 'damaged' }
  /** A whole archive that is not taken in, with the sentence that says why. */
  | { readonly kind: 'refused'; readonly why: string };

export interface Skipped {
  readonly path: string;
  readonly reason: SkipReason;
}

/** What an archive or a folder gives, one after another. */
export type Found = Incoming | Skipped;

export const isSkipped = (found: Found): found is Skipped => 'reason' in found;

/** Opens an archive; rejects with the signal's reason once it is aborted, and never otherwise. */
export type Unpack = (
  archive: Incoming,
  onFound: (found: Found) => void,
  signal: AbortSignal,
) => Promise<void>;
