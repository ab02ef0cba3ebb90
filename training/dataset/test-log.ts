/** The log of every look at a test side. A test set wears out with use: who looked when, with what, belongs to the result. */

import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ModelCard } from '../../src/classifier/model-card.ts';
import { nothingDone } from '../exit-code.ts';
import { packageRoot } from '../package-root.ts';

/** A look at a test side. */
export interface TestOpening {
  readonly at: Date;
  readonly card: Pick<ModelCard, 'id' | 'version' | 'weights'>;
  /** Path of the split file. */
  readonly split: string;
  readonly command: string;
  /** What is measured, on how many pictures. */
  readonly measured: string;
}

/** Where the looks of this package's own models are kept. */
export const defaultTestLog = (): string => join(packageRoot(), 'docs', 'test-log.md');

const HEADER = `# Test log

Every time the test side of a split was opened, one line, written by the program before it measured anything.

| Date | Model | Weights | Split | Command | Measured |
| --- | --- | --- | --- | --- | --- |
`;

/** Digits of a hash that are shown. */
const DIGITS = 16;

/**
 * Adds a line to the log, making the log where there is none.
 *
 * @throws CommandFailure where it cannot be written: a test side is not opened unseen
 */
export async function logTestOpening(log: string, opening: TestOpening): Promise<void> {
  const { at, card, split, command, measured } = opening;
  try {
    const cells = [
      at.toISOString().slice(0, 16).replace('T', ' '),
      `${card.id} ${card.version}`,
      `\`${weightsHash(card)}\``,
      `${basename(split)} \`${hashOf(await readFile(split))}\``,
      `\`${command}\``,
      measured,
    ];
    await mkdir(dirname(log), { recursive: true });
    await writeFile(log, HEADER, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await appendFile(log, `| ${cells.map(cellText).join(' | ')} |\n`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw nothingDone(
      `The test side stays closed, because the log ${log} cannot be written: ${reason}. Name another one with --test-log.`,
      { cause },
    );
  }
}

/** One hash for all files that a model is loaded from, whatever their order. */
export function weightsHash({ weights }: Pick<ModelCard, 'weights'>): string {
  const lines = Object.entries(weights.files).map(([name, { sha256 }]) => `${name} ${sha256}\n`);
  return hashOf(lines.sort().join(''));
}

const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, DIGITS);

const cellText = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
