/** Finds exported models: those that ship with this package, by id, and any other by its folder. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Classifier } from '../../src/classifier/classifier.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { InvalidModelCard } from '../../src/classifier/model-card.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';
import { nothingDone } from '../exit-code.ts';
import { packageRoot } from '../package-root.ts';
import { workingPath } from '../working-path.ts';
import { storedModelFiles } from './stored-model-files.ts';

/** Names the models that ship, the usual one first. */
const LIST = 'index.json';

/**
 * @param model an id or a folder as the person typed it; where it is left out, the first that ships of public/models/index.json
 * @returns the model's folder
 * @throws CommandFailure where there is no such model
 */
export function exportedModelFolder(model?: string): string {
  const shelf = join(packageRoot(), 'public', 'models');
  const shipped = existsSync(shelf) ? readdirSync(shelf).filter((id) => hasCard(join(shelf, id))) : [];
  const id = model ?? listedIn(shelf).find((listed) => shipped.includes(listed));
  if (id !== undefined && shipped.includes(id)) return join(shelf, id);
  const offer =
    shipped.length > 0
      ? `The models that ship are ${shipped.join(', ')}.`
      : 'No model ships yet: train and export one, and name its folder with --model.';
  if (id === undefined) throw nothingDone(`There is no model to use. ${offer}`);
  const folder = workingPath(id);
  if (hasCard(folder)) return folder;
  throw nothingDone(`There is no model "${id}", and no folder of that name with a card.json. ${offer}`);
}

function listedIn(shelf: string): readonly string[] {
  if (!existsSync(join(shelf, LIST))) return [];
  const list: unknown = JSON.parse(readFileSync(join(shelf, LIST), 'utf8'));
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
}

const hasCard = (folder: string): boolean => existsSync(join(folder, 'card.json'));

/**
 * Loads a model onto the current engine and runs it once.
 *
 * @param model as `exportedModelFolder` takes it
 * @throws CommandFailure where there is none, it is damaged, or the engine cannot run it
 */
export async function loadExportedModel(model?: string): Promise<Classifier> {
  const folder = exportedModelFolder(model);
  try {
    const classifier = await loadClassifier(storedModelFiles(folder));
    await classifier.warmUp();
    return classifier;
  } catch (cause) {
    if (cause instanceof UnusableModel || cause instanceof InvalidModelCard) {
      throw nothingDone(`The model in ${folder} cannot be used. ${cause.message}`, { cause });
    }
    throw cause;
  }
}
