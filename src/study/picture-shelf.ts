/** The few full-size pictures kept at hand, by entry: the one looked at longest ago makes room for a new one. */

import type { FilmPlane } from '../render/film-plane.ts';

/** Least recently looked at first. */
export type PictureShelf = ReadonlyMap<string, FilmPlane>;

/** At most this many, whatever their size: of the largest, 180 MB altogether. */
const PLACES = 4;

/** @param shown the entry on show, whose picture is not the one to go */
export function putPicture(
  shelf: PictureShelf,
  id: string,
  picture: FilmPlane,
  shown: string | null = id,
): PictureShelf {
  const others = [...shelf.keys()].filter((other) => other !== id);
  const oldest = others.length < PLACES ? undefined : others.find((other) => other !== shown);
  return new Map([...[...shelf].filter(([other]) => other !== id && other !== oldest), [id, picture]]);
}

export function dropPicture(shelf: PictureShelf, id: string): PictureShelf {
  return shelf.has(id) ? new Map([...shelf].filter(([other]) => other !== id)) : shelf;
}
