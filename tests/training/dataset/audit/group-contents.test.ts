import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openAuditCache } from '../../../../training/dataset/audit/audit-cache.ts';
import { type ContentFile, groupContents } from '../../../../training/dataset/audit/group-contents.ts';
import { copyOf, type GreyPicture, phantoms } from '../../../support/phantom-copies.ts';
import { scratchFiles, scratchFolder } from '../../../support/scratch-folder.ts';

let originals: readonly GreyPicture[] = [];

beforeAll(() => {
  originals = phantoms(3, { width: 160, height: 220 });
}, 60_000);

async function files(): Promise<Record<string, Buffer>> {
  const [a, b, c] = originals;
  if (!a || !b || !c) throw new Error('Three phantoms are needed.');
  return {
    'a.jpg': await copyOf(a, {}),
    'a turned.jpg': await copyOf(a, { turn: 25 }),
    'a turned on.jpg': await copyOf(a, { turn: 130, brightness: 0.8 }),
    'b.jpg': await copyOf(b, {}),
    'b flipped.jpg': await copyOf(b, { flip: true }, 50),
    'c.jpg': await copyOf(c, {}),
  };
}

async function contents(folder: string): Promise<Map<string, ContentFile>> {
  const names = await readdir(folder);
  const entries = names.map(async (name): Promise<[string, ContentFile]> => {
    const path = join(folder, name);
    const content = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    return [name, { content, path }];
  });
  return new Map(await Promise.all(entries));
}

/** Groups as lists of file names. */
async function grouped(folder: string, options: { cache?: string } = {}) {
  const known = await contents(folder);
  const cache = options.cache ? openAuditCache(options.cache) : null;
  const found = await groupContents([...known.values()], { threads: 1, cache });
  const nameOf = new Map([...known].map(([name, { content }]) => [content, name]));
  return {
    groups: found.groups.map((members) => members.map((content) => nameOf.get(content)).sort()).sort(),
    unreadable: new Map(
      [...found.unreadable].map(([content, reason]) => [nameOf.get(content), reason] as const),
    ),
  };
}

test('planted copies are grouped with their originals, different pictures stay apart', async () => {
  const { groups } = await grouped(await scratchFiles(await files()));
  expect(groups).toEqual([
    ['a turned on.jpg', 'a turned.jpg', 'a.jpg'],
    ['b flipped.jpg', 'b.jpg'],
    ['c.jpg'],
  ]);
});

test('a file that is no picture stands alone, with the reason', async () => {
  const all = await files();
  const truncated = (all['c.jpg'] ?? Buffer.alloc(0)).subarray(0, 1500);
  const folder = await scratchFiles({ ...all, 'half.jpg': truncated, 'note.jpg': 'not a picture' });
  const { groups, unreadable } = await grouped(folder);
  expect(groups).toHaveLength(5);
  expect(groups).toContainEqual(['half.jpg']);
  expect([...unreadable.keys()].sort()).toEqual(['half.jpg', 'note.jpg']);
  expect(unreadable.get('note.jpg')).toMatch(/not a picture/);
});

test('a second audit of the same pictures reads none and compares none, and gets the same groups', async () => {
  const folder = await scratchFiles(await files());
  const cache = await scratchFolder();
  const known = await contents(folder);
  const audit = async () => {
    const stages = new Set<string>();
    const { groups, unreadable } = await groupContents([...known.values()], {
      threads: 1,
      cache: openAuditCache(cache),
      onProgress: (stage) => stages.add(stage),
    });
    return { groups, unreadable, stages };
  };
  const first = await audit();
  expect(first.stages).toContain('links');
  // The pictures are gone, so that only the cache can know them.
  for (const { path } of known.values()) await rm(path);
  const second = await audit();
  expect(second.groups).toEqual(first.groups);
  expect(second.unreadable.size).toBe(0);
  expect(second.stages).not.toContain('links');
});

test('with one more picture all are compared anew', async () => {
  const all = await files();
  const folder = await scratchFiles(all);
  const cache = await scratchFolder();
  expect((await grouped(folder, { cache })).groups).toHaveLength(3);
  const [a] = originals;
  if (!a) throw new Error('A phantom is needed.');
  await writeFile(join(folder, 'c turned.jpg'), await copyOf(originals[2] ?? a, { turn: 50 }));
  expect((await grouped(folder, { cache })).groups).toContainEqual(['c turned.jpg', 'c.jpg']);
});

test('a damaged fingerprint in the cache is taken anew', async () => {
  const folder = await scratchFiles(await files());
  const cache = await scratchFolder();
  const first = await grouped(folder, { cache });
  const kept = (await readdir(cache, { recursive: true })).filter((name) => name.endsWith('.fingerprint'));
  expect(kept).toHaveLength(6);
  for (const name of kept) await writeFile(join(cache, name), 'broken');
  expect(await grouped(folder, { cache })).toEqual(first);
});
