/** How often radiographs with bright bone are taken for negatives, and how many negatives are noticed. */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { inverted } from '../../src/radiograph/inverted.ts';
import { looksInverted } from '../../src/radiograph/looks-inverted.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const PICTURES = 500;

describe.each(['fracatlas', 'kaggle-distinct', 'upper-extremity'])('%s', (set) => {
  const archive = fileURLToPath(new URL(`../../../shared/data/${set}.tar`, import.meta.url));
  const absent = !existsSync(archive);

  test.skipIf(absent)(
    `at most 1 in 100 is taken for a negative, and at least 85 in 100 negatives are noticed${absent ? ` (skipped: ${archive} is not there)` : ''}`,
    async () => {
      const folder = await scratchFolder();
      const listing = execFileSync('tar', ['tf', archive], { encoding: 'utf8', maxBuffer: 2 ** 26 });
      const all = listing.split('\n').filter((name) => /\.(jpe?g|png)$/i.test(name));
      const step = Math.max(1, Math.floor(all.length / PICTURES));
      const names = all.filter((_, index) => index % step === 0);
      execFileSync('tar', ['xf', archive, '-C', folder, ...names]);
      const count = { read: 0, mistaken: 0, noticed: 0 };
      for (const name of names) {
        try {
          const radiograph = await decodeRadiograph(await readFile(join(folder, name)), nodeRasterDecoder);
          count.read++;
          if (looksInverted(radiograph)) count.mistaken++;
          if (looksInverted(inverted(radiograph))) count.noticed++;
        } catch (error) {
          if (!(error instanceof UnreadableRadiograph)) throw error;
        }
      }
      console.log(`${set}: ${JSON.stringify(count)}`);
      expect(count.read).toBeGreaterThan(300);
      expect(count.mistaken / count.read).toBeLessThanOrEqual(0.01);
      expect(count.noticed / count.read).toBeGreaterThan(0.85);
    },
  );
});
