import { expect, test } from 'vitest';
import type { Picture } from '../../../training/dataset/dataset.ts';
import { dataHashes } from '../../../training/fit/data-hashes.ts';

const picture = (dataset: string, content: string): Picture => ({
  dataset,
  content,
  path: `/${dataset}/${content}`,
  file: content,
  label: 'fractured',
  side: null,
  regions: null,
});

const sides = (train: readonly Picture[]) => ({ train, validation: [], calibration: [], test: [] });

test('each side of each set has a hash that knows the contents and not their order', () => {
  const [a, b, c] = [picture('one', 'aa'), picture('one', 'bb'), picture('two', 'aa')];
  const hashes = dataHashes(sides([a, b, c]));
  expect(hashes).toMatchObject([
    { dataset: 'one', side: 'train', pictures: 2 },
    { dataset: 'two', side: 'train', pictures: 1 },
  ]);
  expect(dataHashes(sides([b, a, c]))).toEqual(hashes);
  expect(dataHashes(sides([a, a, c]))[0]?.hash).not.toBe(hashes[0]?.hash);
});
