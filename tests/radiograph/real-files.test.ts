import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const archive = fileURLToPath(new URL('../../../shared/data/kaggle-distinct.tar', import.meta.url));
const absent = !existsSync(archive);

const members = {
  endsEarly: ['1cc20fcd79ae3e5b.jpg', '78b0e88aaf59f49f.jpg', 'bb4eeb52f5c8bc9b.jpg'],
  bytesAfterTheEnd: ['71e9f3f5c8be705e.jpg', '72ba5b5daf70dfbd.jpg', 'd4fa70118aab2766.jpg'],
  restarts: ['0a4655ce3fb1c9d8.jpg', '20a08d04576f7a8f.jpg'],
  progressive: ['1728d0fc48db80e7.jpg', '295ff9edbed41ffc.jpg', '43aa568274cd267e.jpeg'],
};

test.skipIf(absent)(
  `of real radiographs those that end early are refused and all others are read${absent ? ` (skipped: ${archive} is not there)` : ''}`,
  async () => {
    const folder = await scratchFolder();
    const names = Object.values(members).flat();
    execFileSync('tar', ['xf', archive, '-C', folder, ...names.map((name) => `kaggle/${name}`)]);
    for (const name of names) {
      const reading = decodeRadiograph(await readFile(join(folder, 'kaggle', name)), nodeRasterDecoder);
      if (members.endsEarly.includes(name)) {
        await expect(reading, name).rejects.toMatchObject({ reason: 'damaged' });
      } else {
        const { width, height, pixels } = await reading;
        expect(pixels.length, name).toBe(width * height);
      }
    }
  },
);
