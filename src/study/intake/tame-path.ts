/** A path out of an archive, made to stay in it: no way up, no root, no drive, and nothing that shows a name as another. */

/** Turns the direction of writing, so that `gnp.exe` reads `exe.png`. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** @returns parts with slashes between them; never empty */
export function tamePath(path: string): string {
  const parts = path
    .replace(/\p{Cc}/gu, '')
    .replace(DIRECTION, '')
    .split(/[/\\]/)
    .filter((part) => !/^(\.{0,2}|[a-z]:)$/i.test(part.trim()));
  return parts.length === 0 ? 'unnamed' : parts.join('/');
}
