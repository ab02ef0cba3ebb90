import { test } from 'vitest';
import { decodeMutated } from '../support/decode-mutated.ts';

test('2,000 damaged files of every kind are read or refused with a reason, none in more than 5 s', async () => {
  await decodeMutated(2000);
}, 300_000);
