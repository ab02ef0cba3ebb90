/** Tells pictures from whatever else lies in a folder, by content. */

import { fileKind } from '../../radiograph/raster-format.ts';
import type { Found, Incoming, SkipReason } from './incoming.ts';

/** First bytes that tell what a file is. */
export const HEAD = 144;

/** @returns null for a picture */
export function reasonToSkip(head: Uint8Array): SkipReason | null {
  const kind = fileKind(head);
  if (kind.kind === 'picture') return null;
  return kind.kind === 'unknown' ? { kind: 'not-a-picture' } : kind;
}

/** A file that cannot be read is let through: reading it will say why. */
export async function sortOut(incoming: Incoming): Promise<Found> {
  let head: Uint8Array;
  try {
    head = new Uint8Array(await incoming.file.slice(0, HEAD).arrayBuffer());
  } catch {
    return incoming;
  }
  const reason = reasonToSkip(head);
  return reason ? { path: incoming.path, reason } : incoming;
}

/** Files that a system leaves in folders and archives, which nobody wants to hear of. */
export const isClutter = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') ||
  /(^|\/)(Thumbs\.db|desktop\.ini)$/i.test(path);

export const isArchive = ({ file }: Incoming): boolean =>
  /\.zip$/i.test(file.name) || file.type === 'application/zip';
