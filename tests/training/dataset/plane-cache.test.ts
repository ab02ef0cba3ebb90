import { appendFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPlaneCache } from '../../../training/dataset/plane-cache.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const input = { width: 5, height: 4, margin: 0 };
const size = { width: 50, height: 40 };
const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const plane = (value: number): Uint8Array => new Uint8Array(20).fill(value);

async function known(folder: string, wanted = [a, b, c], from = input): Promise<Record<string, number>> {
  const places = new Map(wanted.map((content) => [content, new Uint8Array(from.width * from.height)]));
  const found: Record<string, number> = {};
  await openPlaneCache(folder, from).read(
    (content) => places.get(content) ?? null,
    (content, picture) => {
      expect(picture).toEqual(size);
      const values = new Set(places.get(content));
      expect(values.size).toBe(1);
      found[content] = [...values][0] ?? -1;
    },
  );
  return found;
}

async function write(folder: string, planes: Record<string, number>): Promise<void> {
  const cache = openPlaneCache(folder, input);
  await Promise.all(
    Object.entries(planes).map(([content, value]) => cache.write(content, size, plane(value))),
  );
  await cache.close();
}

async function onlyFile(folder: string): Promise<string> {
  const [file] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.planes'));
  return join(folder, file ?? '');
}

test('what was written is there for whoever asks later, of what he asks for', async () => {
  const folder = await scratchFolder();
  expect(await known(folder)).toEqual({});
  await write(folder, { [a]: 1, [b]: 2 });
  await write(folder, { [c]: 3 });
  expect(await known(folder)).toEqual({ [a]: 1, [b]: 2, [c]: 3 });
  expect(await known(folder, [b])).toEqual({ [b]: 2 });
});

test('planes of another size or margin are others', async () => {
  const folder = await scratchFolder();
  await write(folder, { [a]: 1 });
  expect(await known(folder, [a], { ...input, width: 4, height: 5 })).toEqual({});
  expect(await known(folder, [a], { ...input, margin: 0.5 })).toEqual({});
});

test('a process that is killed while it writes loses that plane alone', async () => {
  const folder = await scratchFolder();
  await write(folder, { [a]: 1, [b]: 2 });
  await truncate(await onlyFile(folder), 100);
  expect(await known(folder)).toEqual({ [a]: 1 });
  await write(folder, { [b]: 4 });
  expect(await known(folder)).toEqual({ [a]: 1, [b]: 4 });
});

test('a plane whose bytes have changed on disk is not believed', async () => {
  const folder = await scratchFolder();
  await write(folder, { [a]: 1 });
  const file = await onlyFile(folder);
  await truncate(file, 63);
  await appendFile(file, Uint8Array.of(99));
  expect(await known(folder)).toEqual({});
});

test('a folder that cannot be made is told to whoever writes', async () => {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'file'), '');
  const cache = openPlaneCache(join(folder, 'file'), input);
  await expect(cache.write(a, size, plane(1))).rejects.toThrow(/ENOTDIR|EEXIST/);
  await cache.close();
});
