/** A model of one's own among what was dropped or chosen: loose files, a folder, or a ZIP archive. */

import type { Incoming } from './incoming.ts';
import { isArchive } from './sort-out.ts';
import { packedBytes, UnusableArchive, type ZipEntry, zipDirectory } from './zip-directory.ts';

/** A model's files by their names. */
export type OwnModel = ReadonlyMap<string, Blob>;

/** What a model is made of, and what is written about one; anything else that lies beside it is none of it. */
const PART = /\.(json|bin|md)$|shard/;

/** Unpacked bytes of a model: more would not run in a browser. */
const MOST_BYTES = 512e6;

export interface Parted {
  /** Null where there is none. */
  readonly model: OwnModel | null;
  /** Everything else, pictures for the most part. */
  readonly others: readonly Incoming[];
}

/**
 * Takes out the first model: whatever lies beside a `model.json`.
 *
 * @throws UnusableArchive where an archive holds a model that cannot be unpacked
 */
export async function partModel(incoming: readonly Incoming[]): Promise<Parted> {
  const folder = modelFolder(incoming.map(({ path }) => path));
  if (folder !== null) {
    const belongs = ({ path }: Incoming): boolean => isPart(path, folder);
    const parts = incoming.filter(belongs);
    return {
      model: new Map(parts.map(({ path, file }) => [nameOf(path), file])),
      others: incoming.filter((each) => !belongs(each)),
    };
  }
  for (const archive of incoming.filter(isArchive)) {
    const model = await modelInArchive(archive.file);
    if (model) return { model, others: incoming.filter((each) => each !== archive) };
  }
  return { model: null, others: incoming };
}

/**
 * What was chosen as a model: whatever there is, so that what is missing can be named.
 *
 * @throws UnusableArchive as `partModel` does
 */
export async function chosenModel(incoming: readonly Incoming[]): Promise<OwnModel> {
  const { model } = await partModel(incoming);
  return model ?? new Map(incoming.map(({ file }) => [file.name, file]));
}

async function modelInArchive(archive: Blob): Promise<OwnModel | null> {
  const entries = await directoryOf(archive);
  const folder = modelFolder(entries.map(({ path }) => path));
  if (folder === null) return null;
  const parts = entries.filter(({ path }) => isPart(path, folder));
  if (parts.reduce((sum, { declared }) => sum + declared, 0) > MOST_BYTES) {
    throw new UnusableArchive('The model in it is too large for a browser.');
  }
  const unpacked = parts.map(async (entry) => [nameOf(entry.path), await unpack(archive, entry)] as const);
  return new Map(await Promise.all(unpacked));
}

/** What cannot be opened is no model; those who look for pictures in it say why. */
async function directoryOf(archive: Blob): Promise<ZipEntry[]> {
  try {
    return await zipDirectory(archive);
  } catch (error) {
    if (error instanceof UnusableArchive) return [];
    throw error;
  }
}

async function unpack(archive: Blob, entry: ZipEntry): Promise<Blob> {
  const packed = await packedBytes(archive, entry);
  if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) throw locked(entry);
  if (entry.method === 0) return packed;
  let left = entry.declared;
  const measure = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.length;
      if (left < 0) throw damaged(entry);
      controller.enqueue(chunk);
    },
  });
  const inflated = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).pipeThrough(measure);
  try {
    return await new Response(inflated).blob();
  } catch (cause) {
    throw damaged(entry, cause);
  }
}

const locked = ({ path }: ZipEntry): UnusableArchive =>
  new UnusableArchive(
    `The model's file ${path} in it is locked, or packed by a method that is not read here.`,
  );

const damaged = ({ path }: ZipEntry, cause?: unknown): UnusableArchive =>
  new UnusableArchive(`The model's file ${path} in it is damaged.`, { cause });

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Where the first model lies; null where there is none. */
function modelFolder(paths: readonly string[]): string | null {
  const found = paths.find((path) => nameOf(path) === 'model.json' && !path.startsWith('__MACOSX/'));
  return found === undefined ? null : folderOf(found);
}

const isPart = (path: string, folder: string): boolean =>
  folderOf(path) === folder && PART.test(nameOf(path));
