/** The interval of the area under the ROC curve on one's own pictures. */

import { areaUnderRoc } from '../../metrics/area-under-roc.ts';
import { bootstrapByGroup, type Estimate } from '../../metrics/bootstrap.ts';
import type { Grouped, Scored } from '../../metrics/labelled.ts';

export type IntervalPicture = Scored & Grouped;

/** Rejects with the signal's reason once it is aborted. */
export type FindInterval = (pictures: readonly IntervalPicture[], signal: AbortSignal) => Promise<Estimate>;

export const areaInterval = (pictures: readonly IntervalPicture[]): Estimate =>
  bootstrapByGroup(
    pictures.toSorted((a, b) => a.score - b.score),
    { area: areaUnderRoc },
  ).area;
