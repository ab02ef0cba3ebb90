import { test } from 'vitest';
import { loadMutatedModels, readMutatedLabels, talkNonsense, unzipMutated } from '../support/fuzz-imports.ts';

test('20,000 damaged models, archives, lists of labels and messages are taken or refused with a reason', async () => {
  await loadMutatedModels(5000);
  await unzipMutated(5000);
  await readMutatedLabels(5000);
  await talkNonsense(5000);
});
