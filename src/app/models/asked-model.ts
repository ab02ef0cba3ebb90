/** The model that the page's address asks for: `?model=seed-cnn`. */

import { DEFAULT_MODEL } from '../default-model.ts';
import { listModels } from '../shipped-models.ts';

export interface FirstModel {
  /** Name of its folder. */
  readonly id: string;
  /** What the address asked for, where there is no such model. */
  readonly unknown: string | null;
}

const NAME = 'model';

/** @param folder address of the models' folder, with a slash at its end; asked only where the address names a model */
export async function firstModel(search: string, folder: string): Promise<FirstModel> {
  const asked = new URLSearchParams(search).get(NAME);
  if (asked === null || asked === DEFAULT_MODEL) return { id: DEFAULT_MODEL, unknown: null };
  // Without the list no model is known, and the usual one will say what is wrong.
  const models = await listModels(folder).catch((): readonly string[] => []);
  return models.includes(asked) ? { id: asked, unknown: null } : { id: DEFAULT_MODEL, unknown: asked };
}

/** Makes the page's address ask for the model in use: loaded again, or sent to someone, it begins with the same. */
export function rememberModel(id: string | null): void {
  const address = new URL(location.href);
  if (id === null || id === DEFAULT_MODEL) address.searchParams.delete(NAME);
  else address.searchParams.set(NAME, id);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
