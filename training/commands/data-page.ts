/** `data-page`: condenses what the other commands found into the figures that the app shows of a model's data. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import * as v from 'valibot';
import { InvalidModelCard, readModelCard } from '../../src/classifier/model-card.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { analysisParts, auditParts, condenseData, evaluationParts } from '../report/condense-data.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';

interface DataPageOptions {
  readonly analysis: readonly string[];
  readonly audit?: string;
  readonly official?: string;
  readonly clean?: string;
}

export const dataPage: MakeCommand = () =>
  new Command('data-page')
    .description(
      "Writes data.json beside a model's card: the figures of its data that the app shows, taken from what analyze, audit and evaluate wrote.",
    )
    .argument('<model>', 'folder of an exported model')
    .requiredOption('--analysis <files...>', 'report.json of `analyze`, one or more')
    .option('--audit <file>', 'audit.json of `audit`')
    .option(
      '--official <file>',
      "evaluation.json of the same network, fitted and tested on the folders' own sides",
    )
    .option('--clean <file>', 'evaluation.json of this model on a clean test side')
    .action(async (folder: string, options: DataPageOptions) => {
      const at = workingPath(folder);
      const optional = <T>(path: string | undefined, schema: v.GenericSchema<unknown, T>) =>
        path === undefined ? null : readChecked(path, schema);
      const data = condenseData({
        model: await modelId(join(at, 'card.json')),
        command: commandOf(folder, options),
        analyses: await Promise.all(options.analysis.map((path) => readChecked(path, analysisParts))),
        audit: await optional(options.audit, auditParts),
        official: await optional(options.official, evaluationParts),
        clean: await optional(options.clean, evaluationParts),
      });
      const path = join(at, 'data.json');
      await writeFile(path, `${JSON.stringify(data)}\n`).catch((cause: NodeJS.ErrnoException) => {
        throw nothingDone(`${path} cannot be written: ${cause.message}.`, { cause });
      });
      console.error(`Written to ${path}.`);
    });

async function modelId(path: string): Promise<string> {
  try {
    return readModelCard(await readJson(path)).id;
  } catch (error) {
    if (error instanceof InvalidModelCard) throw wrongUsage(`${path}: ${error.message}`);
    throw error;
  }
}

async function readChecked<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const path = workingPath(name);
  const result = v.safeParse(schema, await readJson(path));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw wrongUsage(
    `${path} is not what this option needs: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`,
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw wrongUsage(`${path} cannot be read: ${error.message}.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw wrongUsage(`${path} is not JSON.`);
  }
}

function commandOf(folder: string, { analysis, audit, official, clean }: DataPageOptions): string {
  const words = ['npm run osteoscope -- data-page', folder, '--analysis', ...analysis];
  const more = Object.entries({ audit, official, clean });
  return [...words, ...more.flatMap(([name, path]) => (path ? [`--${name}`, path] : []))].join(' ');
}
