/** What the history keeps of a reading: enough to look back, nothing of a file's header, and not the file. */

import type { Label, SuspectRegion, Zone } from '../../classifier/finding.ts';
import type { DisplayPicture } from '../../render/display-picture.ts';
import type { Entry, ReadProgress } from '../study.ts';

export interface HistoryRecord {
  /** The file's name, without its folders. */
  readonly name: string;
  /** When it was read, ISO 8601. */
  readonly read: string;
  readonly synthetic: boolean;
  readonly model: { readonly id: string; readonly name: string; readonly version: string };
  /** As the model gave it, whatever prevalence was set. */
  readonly probability: number;
  /** At the balanced operating point. */
  readonly label: Label;
  readonly zone: Zone;
  readonly refused: boolean;
  readonly regions: readonly Pick<SuspectRegion, 'box' | 'score'>[];
  readonly thumbnail: DisplayPicture;
}

export function recordOf({ file, origin }: Entry, { reading, by }: ReadProgress, now: Date): HistoryRecord {
  const { probability, label, zone, admission, evidence } = reading.finding;
  const { id, name, version } = by.card;
  return {
    name: file.name,
    read: now.toISOString(),
    synthetic: origin === 'phantom',
    model: { id, name, version },
    probability,
    label,
    zone,
    refused: admission.kind === 'refused',
    regions: (evidence?.regions ?? []).map(({ box, score }) => ({ box, score })),
    thumbnail: reading.thumbnail,
  };
}
