import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { plainSha256, sha256 } from '../../src/classifier/sha256.ts';

const bytes = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, index) => (index * 151 + 7) % 256);

const expected = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

// Around the ends of a block, where the padding needs one more.
test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 100_000])(
  'the plain digest of %d bytes is the one of other software',
  (length) => {
    expect(Buffer.from(plainSha256(bytes(length))).toString('hex')).toBe(expected(bytes(length)));
  },
);

test('with or without the platform’s own SHA-256 the digest is the same', async () => {
  expect(await sha256(bytes(1000))).toBe(expected(bytes(1000)));
  vi.stubGlobal('crypto', {});
  try {
    expect(await sha256(bytes(1000))).toBe(expected(bytes(1000)));
  } finally {
    vi.unstubAllGlobals();
  }
});
