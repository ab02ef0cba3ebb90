/** Entries of a study as the list and the exports meet them. */

import type { Finding } from '../../src/classifier/finding.ts';
import type { Entry, Progress } from '../../src/study/study.ts';

export const FINDING: Finding = {
  model: 'seed-cnn',
  logit: 1.2,
  probability: 0.75,
  label: 'fractured',
  zone: 'uncertain',
  evidence: null,
  admission: { kind: 'unchecked' },
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
  reading: {
    finding: { ...FINDING, ...changes },
    size: { width: 1, height: 1 },
    source: { format: 'png', bits: 8, channels: 1, bytes: 100 },
    thumbnail: { width: 1, height: 1, grey: new Uint8ClampedArray(1) },
    milliseconds: { decode: 1, infer: 1 },
  },
});
