/** Entries of a study as the list and the exports meet them. */

import type { Finding } from '../../src/classifier/finding.ts';
import { readModelCard } from '../../src/classifier/model-card.ts';
import type { Entry, Progress, UsedModel } from '../../src/study/study.ts';
import { handMadeModel } from './hand-made-model.ts';

export const FINDING: Finding = {
  model: 'seed-cnn',
  logit: 1.2,
  probability: 0.75,
  label: 'fractured',
  zone: 'uncertain',
  evidence: null,
  admission: { kind: 'unchecked' },
};

export const USED_MODEL: UsedModel = {
  source: 'a',
  card: readModelCard(JSON.parse(new TextDecoder().decode(handMadeModel()['card.json']))),
  engine: { name: 'cpu', reason: 'asked-for', renderer: null },
  milliseconds: 1,
};

export const studyEntry = (path: string, progress: Progress): Entry => ({
  id: path,
  path,
  file: new File([], path),
  origin: 'file',
  progress,
});

export const readWith = (changes: Partial<Finding> = {}): Progress => ({
  state: 'read',
  explanations: {},
  by: USED_MODEL,
  reading: {
    finding: { ...FINDING, ...changes },
    size: { width: 1, height: 1 },
    looksInverted: false,
    source: { format: 'png', bits: 8, channels: 1, bytes: 100 },
    thumbnail: { width: 1, height: 1, grey: new Uint8ClampedArray(1) },
    milliseconds: { decode: 1, infer: 1 },
  },
});
