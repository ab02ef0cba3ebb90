/** Puts a model's card together: what the run tells, what the export measured, what the person says. */

import { type ModelCard, readModelCard } from '../../src/classifier/model-card.ts';
import { sha256 } from '../../src/classifier/sha256.ts';
import type { GraphModelFiles } from './graph-model.ts';
import type { RunRecord } from './run-record.ts';

/** What only the person can say. */
export type Description = Pick<ModelCard, 'id' | 'name' | 'version' | 'summary' | 'limits'> &
  Partial<Pick<ModelCard, 'notes'>>;

/** @throws InvalidModelCard where what was put together is no card, such as an id with capitals */
export async function makeCard(
  { id, name, version, summary, limits, notes = null }: Description,
  { input, training, calibration, operatingPoints, regions, inputGate, evaluation }: RunRecord,
  { files, names, precision, parameters, multiplyAdds }: GraphModelFiles,
): Promise<ModelCard> {
  const facts = Array.from(files, async ([file, content]) => {
    const bytes = new Uint8Array(content);
    return [file, { bytes: bytes.length, sha256: await sha256(bytes) }] as const;
  });
  return readModelCard({
    format: 'osteoscope-card/1',
    id,
    name,
    version,
    summary,
    input,
    graph: names,
    labels: ['not fractured', 'fractured'],
    calibration,
    operatingPoints,
    regions,
    inputGate,
    weights: { precision, parameters, multiplyAdds, files: Object.fromEntries(await Promise.all(facts)) },
    training,
    evaluation,
    limits,
    notes,
  } satisfies ModelCard);
}
