/** How findings are judged here, as the person set it, kept from visit to visit. */

import * as v from 'valibot';
import { type Judgement, judge, type Viewpoint } from '../classifier/judgement.ts';
import { POINT_NAMES } from '../classifier/zone.ts';
import { formatMeasure, formatProbability } from '../ui/format.ts';
import { messages } from '../ui/messages.ts';
import { keptSettings } from '../ui/settings.ts';
import type { ReadProgress } from './study.ts';

const schema = v.object({
  point: v.fallback(v.picklist(POINT_NAMES), 'balanced'),
  prevalence: v.fallback(v.nullable(v.pipe(v.number(), v.gtValue(0), v.ltValue(1))), null),
});

export const viewpoint = keptSettings<Viewpoint>('viewpoint', schema);

export const judgementOf = ({ reading, by }: ReadProgress, from: Viewpoint): Judgement =>
  judge(reading.finding, by.card, from);

/** What is no probability is neither called nor written as one. */
export const measureOf = ({ meaning }: Pick<Judgement, 'meaning'>): string =>
  meaning.kind === 'uncalibrated' ? messages.judging.score : messages.verdict.probability;

export const formatScore = ({ probability, meaning }: Pick<Judgement, 'probability' | 'meaning'>): string =>
  meaning.kind === 'uncalibrated' ? formatMeasure(probability) : formatProbability(probability);
