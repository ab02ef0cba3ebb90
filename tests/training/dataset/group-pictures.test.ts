import { expect, test } from 'vitest';
import { groupPictures, sourceName } from '../../../training/dataset/group-pictures.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';

test.each([
  ['7-rotated1-rotated2-rotated1 - Copy.jpg', '7'],
  ['1-rotated3-rotated1 (1).jpg', '1'],
  ['1-rotated2-rotated1 - Copy (1).jpg', '1'],
  ['12(3).png', '12'],
  ['train/fractured/wrist - Copy - Copy.jpeg', 'wrist'],
  ['IMG0000247.jpg', 'IMG0000247'],
  ['unrotated1.jpg', 'unrotated1'],
  ['image1_0_png.rf.99862308d714bff3f9c410adf5ca93ac.jpg', 'image1_0_png'],
  ['(2).jpg', ''],
])('the source of %s is "%s"', (file, source) => {
  expect(sourceName(file)).toBe(source);
});

test('copies by name and copies by content are one group, also through one another', () => {
  const pictures = [
    madeUpPicture('1.jpg', { content: 'a' }),
    madeUpPicture('2.jpg', { content: 'b' }),
    madeUpPicture('1-rotated1.jpg', { content: 'c' }),
    madeUpPicture('other.jpg', { content: 'c' }),
    madeUpPicture('other (1).jpg', { content: 'd' }),
  ];
  const groups = groupPictures(pictures).map((group) => group.pictures.map((picture) => picture.file));
  expect(groups).toEqual([['1.jpg', '1-rotated1.jpg', 'other.jpg', 'other (1).jpg'], ['2.jpg']]);
});

test('one name in two classes or two data sets is two sources', () => {
  const pictures = [
    madeUpPicture('1.jpg', { content: 'a' }),
    madeUpPicture('1 (1).jpg', { content: 'b', label: 'not fractured' }),
    madeUpPicture('1 (2).jpg', { content: 'c', dataset: 'another' }),
  ];
  expect(groupPictures(pictures)).toHaveLength(3);
});
