/** A trained layers model → a folder that the application can load. */

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { InvalidModelCard, type ModelCard, readModelCard } from '../../src/classifier/model-card.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { filesInMemory } from '../models/files-in-memory.ts';
import { loadLayersModel } from '../models/layers-model-files.ts';
import { replaceFolder } from '../replace-folder.ts';
import { CannotExport } from './cannot-export.ts';
import { cardText } from './card-text.ts';
import { largestDifference } from './compare-export.ts';
import type { Precision } from './encode-constant.ts';
import { graphModel } from './graph-model.ts';
import { type Description, makeCard } from './make-card.ts';
import { readRunRecord } from './run-record.ts';

export interface ExportPlan {
  /** A run's folder or a layers model's. */
  readonly from: string;
  /** The exported model's folder; a model that is there is replaced. */
  readonly to: string;
  readonly precision: Precision;
  readonly description: Description;
}

export interface Exported {
  readonly card: ModelCard;
  /** Largest difference of P(fractured) between the layers model and the exported one, on made-up pictures. */
  readonly difference: number;
}

/** How far P(fractured) may move. */
const TOLERANCE: Readonly<Record<Precision, number>> = { float32: 1e-4, float16: 1e-2, uint8: 1e-2 };

const CARD = 'card.json';
const CARD_TEXT = 'MODEL_CARD.md';
/** Figures of the pictures it was trained on, which `data-page` writes: they stay. */
const DATA = 'data.json';

/**
 * Exports a model, loads the result as the application would, and compares both before anything is written.
 *
 * @throws CommandFailure where the model cannot be exported, or the result differs too much
 */
export async function exportModel({ from, to, precision, description }: ExportPlan): Promise<Exported> {
  await requireReplaceable(to);
  const run = await readRunRecord(from);
  const model = await loadLayersModel(run.model);
  try {
    const graph = graphModel(model, precision);
    const card = await makeCard(description, run, graph);
    const files = new Map<string, Uint8Array | string>([
      ...graph.files,
      [CARD, `${JSON.stringify(card, null, 2)}\n`],
      [CARD_TEXT, cardText(card)],
    ]);
    const classifier = await loadClassifier(filesInMemory(files));
    const difference = largestDifference(model, graph.end, classifier);
    classifier.dispose();
    if (!(difference <= TOLERANCE[precision])) {
      throw nothingDone(
        `In ${precision} the exported model's P(fractured) differs by up to ${difference.toPrecision(2)} from the trained one's; at most ${TOLERANCE[precision]} is allowed.${precision === 'float32' ? '' : ' Choose a finer --precision.'}`,
      );
    }
    const kept = await readFile(join(to, DATA)).catch(() => null);
    if (kept) files.set(DATA, kept);
    await replaceFolder(to, files);
    return { card, difference };
  } catch (cause) {
    if (
      cause instanceof CannotExport ||
      cause instanceof UnusableModel ||
      cause instanceof InvalidModelCard
    ) {
      throw nothingDone(cause.message, { cause });
    }
    throw cause;
  } finally {
    model.dispose();
  }
}

/** A folder that was given by mistake shall not be emptied: only a model's own files may go. */
async function requireReplaceable(folder: string): Promise<void> {
  const present = existsSync(folder) ? await readdir(folder) : [];
  if (present.length === 0) return;
  const own = new Set([CARD, CARD_TEXT, DATA, ...(await filesOfModel(folder))]);
  const other = present.find((name) => !own.has(name));
  if (other === undefined) return;
  throw wrongUsage(
    `${folder} holds "${other}", which is no part of a model: name a new folder, or one with an exported model to replace.`,
  );
}

async function filesOfModel(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, CARD), 'utf8').catch(() => null);
  if (text === null) return [];
  try {
    return Object.keys(readModelCard(JSON.parse(text)).weights.files);
  } catch {
    // What has no valid card is no model of ours, and none of its files are known.
    return [];
  }
}
