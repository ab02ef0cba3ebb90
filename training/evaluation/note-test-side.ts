/** Notes in the test log that pictures of a split's test side are about to be read. */

import { basename } from 'node:path';
import type { ModelCard } from '../../src/classifier/model-card.ts';
import { type Split, standings } from '../dataset/split.ts';
import { logTestOpening } from '../dataset/test-log.ts';
import { counted } from '../report/number-text.ts';
import type { Choice, KnownPicture } from './choose-pictures.ts';

export interface TestSideUse {
  readonly split: Split;
  readonly splitFile: string;
  readonly choice: Choice;
  readonly card: ModelCard;
  /** The model as the person named it. */
  readonly model: string | undefined;
}

/**
 * Adds a line to the log where any of the pictures is on the test side, and none otherwise.
 *
 * @throws CommandFailure where the log cannot be written
 */
export async function noteTestSide(
  log: string,
  { split, splitFile, choice, card, model }: TestSideUse,
): Promise<void> {
  const standing = standings(split);
  const tested = choice.pictures.filter(({ picture }) => standing.get(picture.content)?.side === 'test');
  if (tested.length === 0) return;
  const asked = model === undefined ? '' : ` --model ${basename(model)}`;
  await logTestOpening(log, {
    at: new Date(),
    card,
    split: splitFile,
    // Names without their folders: those are of this machine alone.
    command: `osteoscope evaluate${asked} --split ${basename(splitFile)}`,
    measured: `discrimination, calibration and calls on ${choice.description}: ${counted(tested.length, 'test picture')}, ${counted(sources(tested), 'source')}`,
  });
}

const sources = (pictures: readonly KnownPicture[]): number =>
  new Set(pictures.map(({ group }) => group)).size;
