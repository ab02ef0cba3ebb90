import { expect, test } from 'vitest';
import { fracAtlasBlock, readFracAtlasFacts } from '../../../training/dataset/fracatlas-facts.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

const HEADER =
  'image_id,hand,leg,hip,shoulder,mixed,hardware,multiscan,fractured,fracture_count,frontal,lateral,oblique';

test('a row says region, views, hardware and fractures', async () => {
  const folder = await scratchFiles({
    'dataset.csv': `${HEADER}\r\nIMG0000019.jpg,0,1,0,0,1,1,1,1,3,1,0,1\r\n`,
  });
  expect((await readFracAtlasFacts(folder))?.get('IMG0000019.jpg')).toEqual({
    regions: ['leg', 'mixed'],
    views: ['frontal', 'oblique'],
    hardware: true,
    fractured: true,
    fractures: 3,
  });
});

test('a folder without a table is not FracAtlas', async () => {
  expect(await readFracAtlasFacts(await scratchFiles({ 'a.png': '' }))).toBeNull();
});

test('a table of another kind, and a cell that is no count, are told by column and line', async () => {
  const other = await scratchFiles({ 'dataset.csv': 'name,value\na,1\n' });
  await expect(readFracAtlasFacts(other)).rejects.toThrow(/has no column image_id, hand/);
  const torn = await scratchFiles({ 'dataset.csv': `${HEADER}\nIMG0000019.jpg,0,1,0\n` });
  await expect(readFracAtlasFacts(torn)).rejects.toThrow(/line 2: shoulder is not a count/);
});

test.each([
  ['images/fractured/IMG0000019.jpg', 0],
  ['IMG0000020.png', 1],
  ['IMG0004389.jpg', 219],
  ['IMG19.jpg', null],
  ['wrist.jpg', null],
])('%s is in block %s', (file, block) => {
  expect(fracAtlasBlock(file)).toBe(block);
});
