/** How many planted copies of real radiographs the audit joins with their sources, when everything is done to them at once. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { groupContents } from '../../training/dataset/audit/group-contents.ts';
import { type Random, seededRandom } from '../../training/random.ts';
import { type Change, copyOf, readCopy } from '../support/phantom-copies.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const PICTURES = 1000;
const COPIES = 100;
const QUALITY = 40;
/** Another seed plants other copies. */
const seed = Number(process.env.PLANT_SEED ?? 1);

const everything = (random: Random): Change => ({
  turn: random.between(3, 357),
  flip: random.uniform() < 0.5,
  zoom: random.between(0.8, 1.2),
  resize: random.between(0.8, 1.2),
  brightness: random.between(0.7, 1.3),
});

/** A narrow picture that is turned across its own frame loses most of itself: upper-extremity has many. */
describe.each([
  ['kaggle-distinct', 0.97],
  ['fracatlas', 0.97],
  ['upper-extremity', 0.9],
])('%s', (set, found) => {
  const archive = fileURLToPath(new URL(`../../../shared/data/${set}.tar`, import.meta.url));
  const absent = !existsSync(archive);

  test.skipIf(absent)(
    `at least ${100 * found} of 100 copies are joined with their sources${absent ? ` (skipped: ${archive} is not there)` : ''}`,
    async () => {
      const folder = await scratchFolder();
      const random = seededRandom(seed).fork(set);
      const listing = execFileSync('tar', ['tf', archive], { encoding: 'utf8', maxBuffer: 2 ** 26 });
      const names = random
        .shuffle(listing.split('\n').filter((name) => /\.(jpe?g|png)$/i.test(name)))
        .slice(0, PICTURES);
      execFileSync('tar', ['xf', archive, '-C', folder, ...names]);

      const file = async (path: string) => {
        const content = createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
        return { content, path };
      };
      const originals = await Promise.all(names.map((name) => file(join(folder, name))));
      const planted: { readonly source: string; readonly content: string; readonly path: string }[] = [];
      for (const { content: source, path: original } of originals.slice(0, COPIES)) {
        const path = join(folder, `planted-${planted.length}.jpg`);
        await writeFile(
          path,
          await copyOf(await readCopy(await readFile(original)), everything(random), QUALITY),
        );
        planted.push({ source, ...(await file(path)) });
      }

      const distinct = [...new Map([...originals, ...planted].map((each) => [each.content, each])).values()];
      const { groups } = await groupContents(distinct, { threads: 1, cache: null });
      const groupOf = new Map(groups.flatMap((members, group) => members.map((content) => [content, group])));
      const joined = planted.filter(({ source, content }) => groupOf.get(source) === groupOf.get(content));
      console.log(`${set}: ${joined.length} of ${planted.length} found among ${distinct.length}`);
      expect(joined.length / planted.length).toBeGreaterThanOrEqual(found);
    },
  );
});
