/** Runs a classifier over picture files, each content once. */

import { readFile } from 'node:fs/promises';
import { type Classifier, NoVerdict } from '../../src/classifier/classifier.ts';
import type { Admission, Evidence, EvidenceMap } from '../../src/classifier/finding.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import type { Picture } from '../dataset/dataset.ts';
import { onePerContent } from '../dataset/one-per-content.ts';
import type { KnownPicture } from './choose-pictures.ts';

/** What a classifier said of one picture file. */
export interface Judgement extends KnownPicture {
  readonly logit: number;
  /** P(fractured) as calibrated. */
  readonly probability: number;
  readonly evidence: Pick<Evidence, 'peak' | 'regions'> | null;
  readonly admission: Admission;
}

/** A file without a verdict, with the sentence that says why. */
export interface Unjudged {
  readonly picture: Picture;
  readonly reason: string;
}

export interface Judgements {
  /** In the order of the pictures. */
  readonly judged: readonly Judgement[];
  readonly unjudged: readonly Unjudged[];
}

export interface JudgingOptions {
  /** Called after every content. */
  readonly onProgress?: () => void;
  /** Called with the map of every content that has one: the maps of thousands of pictures are not kept. */
  readonly onMap?: (content: string, map: EvidenceMap) => void;
}

/** Decodes and reads every picture; those that cannot be read are listed and the others go on. */
export async function judgePictures(
  classifier: Pick<Classifier, 'read'>,
  pictures: readonly KnownPicture[],
  { onProgress, onMap }: JudgingOptions = {},
): Promise<Judgements> {
  const contents = distinctContents(pictures);
  const outcomes = new Map<string, Outcome>();
  let radiograph = await decode(contents[0]);
  for (const [index, { content }] of contents.entries()) {
    // The next file is decoded on other threads while this one is read.
    const [outcome, next] = await Promise.all([
      outcomeOf(classifier, radiograph, (map) => onMap?.(content, map)),
      decode(contents[index + 1]),
    ]);
    outcomes.set(content, outcome);
    radiograph = next;
    onProgress?.();
  }
  const judged: Judgement[] = [];
  const unjudged: Unjudged[] = [];
  for (const known of pictures) {
    const outcome = outcomes.get(known.picture.content);
    if (!outcome) continue;
    if ('reason' in outcome) unjudged.push({ picture: known.picture, ...outcome });
    else judged.push({ ...known, ...outcome });
  }
  return { judged, unjudged };
}

/** One picture for every content, in order. */
export function distinctContents(pictures: readonly KnownPicture[]): Picture[] {
  return onePerContent(pictures.map(({ picture }) => picture));
}

interface Failure {
  readonly reason: string;
}

type Outcome = Pick<Judgement, 'logit' | 'probability' | 'evidence' | 'admission'> | Failure;

async function decode(picture: Picture | undefined): Promise<Radiograph | Failure> {
  if (!picture) return { reason: 'There is no file.' };
  const bytes = await readFile(picture.path).catch((error: Error) => error);
  if (bytes instanceof Error) return { reason: `The file cannot be read: ${bytes.message}.` };
  try {
    return await decodeRadiograph(bytes, nodeRasterDecoder);
  } catch (error) {
    if (error instanceof UnreadableRadiograph) return { reason: error.message };
    throw error;
  }
}

async function outcomeOf(
  classifier: Pick<Classifier, 'read'>,
  radiograph: Radiograph | Failure,
  onMap: (map: EvidenceMap) => void,
): Promise<Outcome> {
  if ('reason' in radiograph) return radiograph;
  try {
    const { logit, probability, evidence, admission } = await classifier.read(radiograph);
    if (evidence) onMap(evidence.map);
    return {
      logit,
      probability,
      evidence: evidence && { peak: evidence.peak, regions: evidence.regions },
      admission,
    };
  } catch (error) {
    if (error instanceof NoVerdict) return { reason: error.message };
    throw error;
  }
}
