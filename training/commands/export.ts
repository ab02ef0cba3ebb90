/** `export`: a trained model in, a folder that the application loads out. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { startEngine } from '../backend/engine.ts';
import { wrongUsage } from '../exit-code.ts';
import type { Precision } from '../export/encode-constant.ts';
import { exportModel } from '../export/export-model.ts';
import { packageRoot } from '../package-root.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';

interface ExportOptions {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly precision: Precision;
  readonly name?: string;
  readonly version: string;
  readonly summary: string;
  readonly limit?: readonly string[];
  readonly notes?: string;
}

const LIMITS = [
  'For research and teaching only; it is not a medical device and must not guide the care of a patient.',
  'A picture unlike those it was trained on, such as another region, a child, a cast or a photograph, gets an answer that means little.',
  'It says nothing about any other finding than a fracture.',
];

export const exportCommand: MakeCommand = () =>
  new Command('export')
    .description(
      'Makes a trained model into a tfjs graph model with its card, compares the two, and writes the folder whole or not at all.',
    )
    .requiredOption(
      '--from <folder>',
      "a run's folder, or a layers model with run.json in or above its folder",
    )
    .requiredOption('--to <folder>', 'where the model goes; a model that is there is replaced')
    .requiredOption('--id <id>', 'small letters, digits and hyphens', modelId)
    .addOption(
      new Option('--precision <name>', 'of the kernels; all else stays float32')
        .choices(['float32', 'float16', 'uint8'])
        .default('float32'),
    )
    .option('--name <text>', 'for people (default: the id)')
    .option('--version <text>', "the model's own", '1.0.0')
    .option('--summary <text>', 'what the model is', 'Reads bone radiographs: fractured or not fractured.')
    .option('--limit <texts...>', 'what the model is not good for (default: general limits)')
    .option(
      '--notes <file>',
      'what somebody saw on looking at mistakes one by one, in Markdown (default: training/export/notes/<id>.md of this package, where there is one)',
    )
    .action(async ({ from, to, id, precision, name, version, summary, limit, notes }: ExportOptions) => {
      // Weights are read in passing, and numbers can be read at once from this engine but not from a graphics card.
      await startEngine('wasm');
      const { card, difference } = await exportModel({
        from: workingPath(from),
        to: workingPath(to),
        precision,
        description: {
          id,
          name: name ?? id,
          version,
          summary,
          limits: [...(limit ?? LIMITS)],
          notes: await readNotes(id, notes),
        },
      });
      const { parameters, multiplyAdds, files } = card.weights;
      const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
      console.error(
        `${to}: ${parameters} weights in ${precision}, ${(multiplyAdds / 1e6).toFixed(1)} million multiply-adds, ${(bytes / 2 ** 20).toFixed(2)} MiB. P(fractured) differs by at most ${difference.toPrecision(2)} from the trained model's.`,
      );
    });

/** @throws CommandFailure where a file that was named cannot be read */
async function readNotes(id: string, named: string | undefined): Promise<string | null> {
  const path =
    named === undefined ? join(packageRoot(), 'training/export/notes', `${id}.md`) : workingPath(named);
  if (named === undefined && !existsSync(path)) return null;
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw wrongUsage(`${path} cannot be read: ${cause.message}.`);
  });
  return text.trim();
}

function modelId(text: string): string {
  if (/^[a-z0-9][a-z0-9-]*$/.test(text)) return text;
  throw new InvalidArgumentError(
    'Small letters, digits and hyphens are allowed, and no hyphen at its beginning.',
  );
}
