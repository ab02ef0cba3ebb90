/** What a hard copy or a report is made of: a picture that has been read and is at hand in full. */

import { type Judgement, judge, type Viewpoint } from '../../classifier/judgement.ts';
import type { FilmPlane } from '../../render/film-plane.ts';
import type { PictureShelf } from '../../study/picture-shelf.ts';
import type { Entry, ReadProgress } from '../../study/study.ts';

export interface Subject {
  readonly entry: Entry;
  readonly read: ReadProgress;
  readonly plane: FilmPlane;
  readonly judgement: Judgement;
}

/** @returns null where there is nothing to copy yet */
export function subjectOf(
  entry: Entry | undefined,
  pictures: PictureShelf,
  viewpoint: Viewpoint,
): Subject | null {
  const plane = entry && pictures.get(entry.id);
  if (!plane || entry.progress.state !== 'read') return null;
  const { progress: read } = entry;
  return { entry, read, plane, judgement: judge(read.reading.finding, read.by.card, viewpoint) };
}
