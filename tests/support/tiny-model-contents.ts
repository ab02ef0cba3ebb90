/** The tiny model's files in memory, to be changed and broken. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelCard, readModelCard } from '../../src/classifier/model-card.ts';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { sha256 } from '../../src/classifier/sha256.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';
import { TINY_MODEL } from './tiny-model-folder.ts';

export type Contents = Map<string, Uint8Array<ArrayBuffer>>;

export async function tinyContents(): Promise<Contents> {
  const names = await readdir(TINY_MODEL);
  const read = async (name: string) =>
    [name, new Uint8Array(await readFile(join(TINY_MODEL, name)))] as const;
  return new Map(await Promise.all(names.map(read)));
}

export function filesOf(contents: Contents): ModelFiles {
  return {
    async read(name, signal) {
      signal?.throwIfAborted();
      const bytes = contents.get(name);
      if (!bytes) throw new UnusableModel('missing', `The model's file ${name} is not there.`);
      return bytes;
    },
  };
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const textOf = (contents: Contents, name: string): string =>
  new TextDecoder().decode(contents.get(name));

export function changeCard(contents: Contents, change: (card: ModelCard) => void): void {
  const card = readModelCard(JSON.parse(textOf(contents, 'card.json')));
  change(card);
  contents.set('card.json', bytesOf(JSON.stringify(card)));
}

/** Puts another file in, with the card telling of it as if it belonged there. */
export async function exchange(
  contents: Contents,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const facts = { bytes: bytes.length, sha256: await sha256(bytes) };
  contents.set(name, bytes);
  changeCard(contents, ({ weights }) => {
    weights.files[name] = facts;
  });
}
