/** `compare`: evaluations of several models on the same pictures in, a table of them side by side out. */

import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { wrongUsage } from '../exit-code.ts';
import {
  type EvaluatedModel,
  modelsTable,
  readEvaluatedModel,
  TABLE_START,
  withModelsTable,
} from '../report/models-table.ts';
import { standardOutput } from '../standard-output.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';

export const compare: MakeCommand = () =>
  new Command('compare')
    .description('Makes a table in Markdown of models that were evaluated on the same pictures.')
    .argument('<files...>', 'evaluation.json of each model')
    .option('--into <file>', 'put the table into this document, between its marks, instead of printing it')
    .action(async (files: readonly string[], { into }: { readonly into?: string }) => {
      const models = await Promise.all(files.map(readOne));
      const different = models.find(({ data, pictures }) => {
        return data !== models[0]?.data || pictures !== models[0].pictures;
      });
      if (different) {
        throw wrongUsage(
          `The models were not evaluated on the same pictures: "${models[0]?.data}" and "${different.data}".`,
        );
      }
      const table = modelsTable(models);
      if (into === undefined) {
        await standardOutput().line(table);
        return;
      }
      const path = workingPath(into);
      const document = withModelsTable(await text(path), table);
      if (document === null)
        throw wrongUsage(`${path} has no place for the table, which is marked ${TABLE_START}`);
      await writeFile(path, document);
    });

async function readOne(file: string): Promise<EvaluatedModel> {
  const path = workingPath(file);
  const json = await text(path);
  try {
    return readEvaluatedModel(JSON.parse(json));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw wrongUsage(`${path} is no evaluation: ${reason}.`);
  }
}

const text = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: Error) => {
    throw wrongUsage(`${path} cannot be read: ${cause.message}.`);
  });
