/** `predict`: picture files in, P(fractured) of each out. */

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { type Classifier, NoVerdict } from '../../src/classifier/classifier.ts';
import type { Finding } from '../../src/classifier/finding.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { looksInverted } from '../../src/radiograph/looks-inverted.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { type EngineChoice, startEngine } from '../backend/engine.ts';
import { ExitCode, wrongUsage } from '../exit-code.ts';
import { loadExportedModel } from '../models/exported-models.ts';
import { standardOutput } from '../standard-output.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';
import { engineOption } from './option-values.ts';

interface PredictOptions {
  readonly jsonl?: true;
  readonly invert?: true;
  readonly flip?: true;
  readonly model?: string;
  readonly engine: EngineChoice;
}

export const predict: MakeCommand = (finish) =>
  new Command('predict')
    .description('Reads pictures with an exported model, one after another.')
    .argument('<files...>', 'pictures, or "-" to read paths from standard input, one a line')
    .option('--jsonl', 'print one JSON object a file and nothing else')
    .option('--invert', 'change black and white over first, for scans with black bone')
    .option('--flip', 'read each picture with its mirror image, and take the mean')
    .option('--model <id or folder>', 'a model that ships, or the folder of an exported one')
    .addOption(engineOption())
    .action(async (files: readonly string[], { jsonl, invert, flip, model, engine }: PredictOptions) => {
      if (files.length > 1 && files.includes('-')) {
        throw wrongUsage('"-" takes the paths from standard input: name it alone, or name files.');
      }
      await startEngine(engine);
      const classifier = await loadExportedModel(model);
      const output = standardOutput();
      const format = jsonl ? jsonLine : tableLine;
      const count = { read: 0, failed: 0 };
      if (!jsonl) await output.line(TABLE_HEAD);
      for await (const file of files[0] === '-' ? linesOfInput() : files) {
        const outcome = await readOne(classifier, file, { invert: invert ?? false, flip: flip ?? false });
        count['error' in outcome ? 'failed' : 'read']++;
        if (!(await output.line(format(file, classifier.card.id, outcome)))) break;
      }
      classifier.dispose();
      if (count.failed > 0) finish(count.read > 0 ? ExitCode.someFilesFailed : ExitCode.nothingDone);
    });

async function* linesOfInput(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line;
  }
}

type Outcome = (Finding & { readonly looksInverted: boolean }) | { readonly error: string };

async function readOne(
  classifier: Classifier,
  file: string,
  { invert, flip }: { readonly invert: boolean; readonly flip: boolean },
): Promise<Outcome> {
  const bytes = await readFile(workingPath(file)).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return { error: unreachable(bytes) };
  try {
    const radiograph = await decodeRadiograph(bytes, nodeRasterDecoder, { inverted: invert });
    return { ...(await classifier.read(radiograph, { flip })), looksInverted: looksInverted(radiograph) };
  } catch (error) {
    if (error instanceof UnreadableRadiograph || error instanceof NoVerdict) return { error: error.message };
    // Nobody foresaw this one; the other files shall be read all the same.
    console.error(error);
    return { error: `Something went wrong that should not have (${error}).` };
  }
}

function unreachable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'There is no such file.';
    case 'EISDIR':
      return 'This is a folder, not a file.';
    case 'EACCES':
    case 'EPERM':
      return 'This file may not be read: check its permissions.';
    default:
      return `This file cannot be read: ${message}.`;
  }
}

const NOTHING_KNOWN = {
  probability: null,
  label: null,
  zone: null,
  inDistribution: null,
  looksInverted: null,
  peak: null,
  regions: null,
};

function jsonLine(file: string, model: string, outcome: Outcome): string {
  if ('error' in outcome) {
    return JSON.stringify({ file, model, ...NOTHING_KNOWN, error: outcome.error });
  }
  const { probability, label, zone, evidence, admission, looksInverted } = outcome;
  const inDistribution = admission.kind === 'unchecked' ? null : admission.kind === 'admitted';
  const { peak, regions } = evidence ?? NOTHING_KNOWN;
  return JSON.stringify({
    file,
    model,
    probability,
    label,
    zone,
    inDistribution,
    looksInverted,
    peak,
    regions,
    error: null,
  });
}

const TABLE_HEAD = 'P(fractured)  label          file';

function tableLine(file: string, _: string, outcome: Outcome): string {
  if ('error' in outcome) return `           –  not read       ${file}: ${outcome.error}`;
  const warning = outcome.looksInverted ? ': looks like a negative, bone black; try --invert' : '';
  return `${outcome.probability.toFixed(3).padStart(12)}  ${outcome.label.padEnd(13)}  ${file}${warning}`;
}
