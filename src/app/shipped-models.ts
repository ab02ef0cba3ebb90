/** The models that ship with the page: `models/index.json` lists their folders, the usual one first. */

import * as v from 'valibot';
import { type ModelCard, readModelCard } from '../classifier/model-card.ts';
import { type ModelData, readModelData } from '../classifier/model-data.ts';

const listSchema = v.array(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/)));

/** @param folder address of the models' folder, with a slash at its end */
export async function listModels(folder: string): Promise<readonly string[]> {
  const list = await fetchJson(new URL('index.json', folder));
  return v.parse(listSchema, list ?? []);
}

/** A model as its page of data shows it. */
export interface DescribedModel {
  readonly card: ModelCard;
  /** Null where the model ships without these figures. */
  readonly data: ModelData | null;
}

export async function describeModel(folder: string, id: string): Promise<DescribedModel> {
  const [card, data] = await Promise.all(
    ['card.json', 'data.json'].map((name) => fetchJson(new URL(`${id}/${name}`, folder))),
  );
  if (!card) throw new Error(`There is no model "${id}" here.`);
  return { card: readModelCard(card), data: data ? readModelData(data) : null };
}

/** @returns null where there is no such file */
async function fetchJson(address: URL): Promise<unknown> {
  const response = await fetch(address);
  // Hosts of single-page applications answer with the page where there is no such file.
  const missing = response.status === 404 || response.headers.get('content-type')?.startsWith('text/html');
  if (missing) return null;
  if (!response.ok) throw new Error(`${address.pathname} was answered with status ${response.status}.`);
  return response.json();
}
