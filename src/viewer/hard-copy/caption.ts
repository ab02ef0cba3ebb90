/** What stands under a hard copy, and what a report says: the same words for both. */

import type { Zone } from '../../classifier/finding.ts';
import type { Judgement } from '../../classifier/judgement.ts';
import type { ModelCard } from '../../classifier/model-card.ts';
import type { Entry, ReadProgress } from '../../study/study.ts';
import { formatScore, measureOf } from '../../study/viewpoint.ts';
import { formatPercent } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import type { Exposure } from './exposure.ts';
import type { Ink } from './ink.ts';
import type { Caption, ScaleCaption } from './sheet.ts';

const TONES: Readonly<Record<Zone, Ink>> = {
  'no fracture found': 'intact',
  uncertain: 'uncertain',
  'fracture suspected': 'suspicious',
};

/** The verdict's words and colour; a refused picture has no verdict that is worth anything. */
export function verdictWords(
  { reading }: ReadProgress,
  judgement: Judgement,
): { readonly title: string; readonly tone: Ink } {
  const { verdict, hardCopy } = messages;
  const { zone } = judgement;
  return reading.finding.admission.kind === 'refused'
    ? { title: verdict.refused, tone: 'failed' }
    : {
        title: hardCopy.verdict(hardCopy.zone[zone], measureOf(judgement), formatScore(judgement)),
        tone: TONES[zone],
      };
}

/** What the verdict rests on: the operating point, and what its number means. */
export function groundsWords({ reading }: ReadProgress, judgement: Judgement): string {
  if (reading.finding.admission.kind === 'refused') return messages.verdict.refusedText;
  const { point, threshold, meaning } = judgement;
  const at = formatScore({ probability: threshold, meaning });
  return `${messages.hardCopy.threshold(messages.judging.pointName[point], at)} ${meaningWords(judgement)}`;
}

function meaningWords({ meaning, probability }: Judgement): string {
  const text = messages.judging;
  switch (meaning.kind) {
    case 'uncalibrated':
      return text.uncalibrated;
    case 'as-calibrated':
      return text.asCalibrated(probability);
    case 'at-prevalence':
      return text.atPrevalence(meaning.prevalence, probability);
  }
}

/** @param card the model's that read the picture */
export const modelWords = (card: ModelCard): string =>
  messages.hardCopy.model(card.name, card.id, card.version);

export function scaleWords({ overlay }: Exposure): ScaleCaption | null {
  if (!overlay) return null;
  const text = messages.overlay;
  const { name, less, more } = text.scale[overlay.source === 'evidence' ? 'probability' : 'influence'];
  return {
    name: messages.hardCopy.scale(text.sourceName[overlay.source], name, formatPercent(overlay.threshold)),
    less,
    more,
  };
}

/** Which of the regions by their numbers are suspicious, and which uncertain; null where there is none. */
export function regionWords({ regions }: Exposure): string | null {
  if (regions.length === 0) return null;
  const named = (wanted: boolean): string[] =>
    regions.flatMap(({ suspicious }, index) => (suspicious === wanted ? [String(index + 1)] : []));
  return messages.hardCopy.regions(named(true), named(false));
}

export function captionOf(
  entry: Entry,
  read: ReadProgress,
  judgement: Judgement,
  exposure: Exposure,
): Caption {
  const text = messages.hardCopy;
  const regions = regionWords(exposure);
  return {
    ...verdictWords(read, judgement),
    lines: [
      groundsWords(read, judgement),
      ...(regions ? [regions] : []),
      text.file(entry.file.name),
      modelWords(read.by.card),
      ...(entry.origin === 'phantom' ? [text.phantom] : []),
    ],
    scale: scaleWords(exposure),
    warning: messages.app.disclaimer,
  };
}
