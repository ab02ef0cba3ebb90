import { test } from 'vitest';
import { loadMutatedModels, readMutatedLabels, talkNonsense, unzipMutated } from '../support/fuzz-imports.ts';

test('500 damaged models load or are refused with a reason, and leave nothing behind', async () => {
  await loadMutatedModels(500);
}, 300_000);

test('500 damaged archives give what they still hold or are refused', async () => {
  await unzipMutated(500);
}, 300_000);

test('500 damaged lists of labels are read or told to be none', async () => {
  await readMutatedLabels(500);
}, 300_000);

test('500 messages that make no sense are answered with a failure or not at all', async () => {
  await talkNonsense(500);
}, 300_000);
