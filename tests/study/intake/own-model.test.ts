import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Incoming } from '../../../src/study/intake/incoming.ts';
import { partModel } from '../../../src/study/intake/own-model.ts';

const incoming = (path: string, content: BlobPart = ''): Incoming => ({
  path,
  file: new File([content], path.slice(path.lastIndexOf('/') + 1)),
});

const zip = (files: Readonly<Record<string, string>>, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
      level,
    }),
  );

const textsOf = async (model: ReadonlyMap<string, Blob> | null) =>
  Object.fromEntries(
    await Promise.all([...(model ?? [])].map(async ([name, file]) => [name, await file.text()] as const)),
  );

test('loose files are a model where a model.json is among them, and pictures beside them stay pictures', async () => {
  const { model, others } = await partModel([
    incoming('wrist.png'),
    incoming('model.json', 'graph'),
    incoming('group1-shard1of1', 'weights'),
    incoming('card.json', 'card'),
  ]);
  expect(await textsOf(model)).toEqual({
    'model.json': 'graph',
    'group1-shard1of1': 'weights',
    'card.json': 'card',
  });
  expect(others.map(({ path }) => path)).toEqual(['wrist.png']);
});

test('in a folder only what lies beside model.json belongs to it', async () => {
  const { model, others } = await partModel([
    incoming('set/hand.png'),
    incoming('set/mine/model.json'),
    incoming('set/mine/weights-1.bin'),
    incoming('set/other/weights-1.bin'),
  ]);
  expect([...(model?.keys() ?? [])]).toEqual(['model.json', 'weights-1.bin']);
  expect(others.map(({ path }) => path)).toEqual(['set/hand.png', 'set/other/weights-1.bin']);
});

test.each([0, 6] as const)('an archive at level %d gives its model with its files whole', async (level) => {
  const files = {
    'mine/model.json': 'graph',
    'mine/card.json': 'card',
    'mine/weights.bin': 'w'.repeat(100_000),
  };
  const { model, others } = await partModel([incoming('mine.zip', zip(files, level)), incoming('a.png')]);
  expect(await textsOf(model)).toEqual({
    'model.json': 'graph',
    'card.json': 'card',
    'weights.bin': 'w'.repeat(100_000),
  });
  expect(others.map(({ path }) => path)).toEqual(['a.png']);
});

test('pictures, their archives and what is no archive at all are left as they are', async () => {
  const all = [incoming('a.png'), incoming('b.zip', zip({ 'x.png': 'x' })), incoming('c.zip', 'nothing')];
  expect(await partModel(all)).toEqual({ model: null, others: all });
});

test('an archive whose model unpacks to more than it declares is refused', async () => {
  const bytes = zip({ 'model.json': 'graph'.repeat(1000) });
  const view = new DataView(bytes.buffer);
  // The central directory stands at the end; its entry declares the size 24 bytes in.
  const at = bytes.findIndex(
    (_, index) => index + 4 <= bytes.length && view.getUint32(index, true) === 0x02014b50,
  );
  view.setUint32(at + 24, 10, true);
  await expect(partModel([incoming('m.zip', bytes)])).rejects.toThrow('model.json in it is damaged');
});
