import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditDatasets } from '../../../../training/dataset/audit/audit-datasets.ts';
import { chooseExamples } from '../../../../training/dataset/audit/audit-examples.ts';
import { readAudit, writeAudit } from '../../../../training/dataset/audit/audit-result.ts';
import { scanDataset } from '../../../../training/dataset/scan-dataset.ts';
import { copyOf, phantoms } from '../../../support/phantom-copies.ts';
import { scratchFiles, scratchFolder } from '../../../support/scratch-folder.ts';

const small = { width: 160, height: 220 };
const originals = phantoms(3, small);

async function plantedSets() {
  const [a, b, c] = originals;
  if (!a || !b || !c) throw new Error('Three phantoms are needed.');
  const plain = await copyOf(a, {});
  const root = await scratchFiles({
    'first/train/fractured/a.jpg': plain,
    'first/train/fractured/b.jpg': await copyOf(b, {}),
    'first/test/fractured/a again.jpg': plain,
    'first/test/not fractured/b turned.jpg': await copyOf(b, { turn: 200 }),
    'first/test/not fractured/c.jpg': await copyOf(c, {}),
    'first/test/fractured/broken.jpg': 'nothing',
    'second/c flipped.jpg': await copyOf(c, { flip: true }, 60),
  });
  const datasets = await Promise.all(['first', 'second'].map((name) => scanDataset(join(root, name))));
  return auditDatasets(datasets, { threads: 1, cache: null, seed: 1 });
}

test('planted leaks, conflicts and overlaps are counted, written and read back', async () => {
  const { result } = await plantedSets();
  expect(result).toMatchObject({
    files: 7,
    distinctContents: 6,
    groups: 4,
    groupsOfCopies: 2,
    crossSplit: { identical: 1, transformed: 1 },
    acrossDatasets: [{ datasets: ['first', 'second'], groups: 1, contents: 2 }],
    labelConflicts: [{ labels: { fractured: 1, 'not fractured': 1, unlabelled: 0 } }],
    unreadable: [{ dataset: 'first', file: 'test/fractured/broken.jpg' }],
  });
  expect(result.datasets.map(({ name, files, groups }) => [name, files, groups])).toEqual([
    ['first', 6, 4],
    ['second', 1, 1],
  ]);
  expect(Object.keys(result.groupOf)).toHaveLength(6);

  const file = join(await scratchFolder(), 'audit.json');
  await writeAudit(file, result);
  expect(await readAudit(file)).toEqual(result);
});

test('the examples show each leak beside the picture that gives it away', async () => {
  const audit = await plantedSets();
  const names = chooseExamples(audit);
  const files = (pairs: typeof names.transformedLeaks) =>
    pairs.map(({ one, other }) => [one.file, other.file]);
  expect(files(names.identicalLeaks)).toEqual([['test/fractured/a again.jpg', 'train/fractured/a.jpg']]);
  expect(files(names.transformedLeaks)).toEqual([
    ['test/not fractured/b turned.jpg', 'train/fractured/b.jpg'],
  ]);
  expect(names.labelConflicts).toHaveLength(1);
  expect(names.acrossDatasets).toHaveLength(1);
});

test('what is no audit is refused, with the place that is wrong', async () => {
  const folder = await scratchFiles({ 'no.json': '{', 'other.json': '{"format":"osteoscope-audit/1"}' });
  await expect(readAudit(join(folder, 'none.json'))).rejects.toThrow(/cannot be read/);
  await expect(readAudit(join(folder, 'no.json'))).rejects.toThrow(/is not JSON/);
  await expect(readAudit(join(folder, 'other.json'))).rejects.toThrow(/is not an audit: files/);
  expect(await readFile(join(folder, 'no.json'), 'utf8')).toBe('{');
});
