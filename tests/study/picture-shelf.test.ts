import { expect, test } from 'vitest';
import type { FilmPlane } from '../../src/render/film-plane.ts';
import { dropPicture, type PictureShelf, putPicture } from '../../src/study/picture-shelf.ts';

const picture: FilmPlane = {
  size: { width: 1, height: 1 },
  levels: [{ width: 1, height: 1, pixels: new Uint8Array(1) }],
  offset: 0,
  step: 1,
  range: { low: 0, high: 255 },
  quantiles: new Float32Array(1001),
};
const empty: PictureShelf = new Map();
const filled = ['a', 'b', 'c', 'd'].reduce((shelf, id) => putPicture(shelf, id, picture), empty);

test('a fifth picture takes the place of the one looked at longest ago', () => {
  expect([...putPicture(filled, 'e', picture).keys()]).toEqual(['b', 'c', 'd', 'e']);
});

test('looking at a picture again keeps it longer', () => {
  const looked = putPicture(filled, 'a', picture);
  expect([...putPicture(looked, 'e', picture).keys()]).toEqual(['c', 'd', 'a', 'e']);
});

test('the picture on show stays, however long it is looked at', () => {
  expect([...putPicture(filled, 'e', picture, 'a').keys()]).toEqual(['a', 'c', 'd', 'e']);
});

test('a picture that is dropped is held no longer', () => {
  expect(dropPicture(filled, 'b').has('b')).toBe(false);
  expect(dropPicture(filled, 'nobody')).toBe(filled);
});
