import { describe, expect, it } from 'vitest';
import type { Dataset, Picture } from '../../../training/dataset/dataset.ts';
import type { Split } from '../../../training/dataset/split.ts';
import { choosePictures } from '../../../training/evaluation/choose-pictures.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';

const dataset = (name: string, pictures: readonly Picture[]): Dataset => ({
  name,
  root: `/made-up/${name}`,
  pictures,
});

const official = dataset('official', [
  madeUpPicture('train/fractured/a.png', { side: 'train' }),
  madeUpPicture('test/fractured/a.png', { side: 'test' }),
  madeUpPicture('test/fractured/a-rotated1.png', { side: 'test' }),
  madeUpPicture('test/not fractured/b.png', { side: 'test', label: 'not fractured' }),
  madeUpPicture('test/c.png', { side: 'test', label: null }),
]);

const filesOf = ({ pictures }: { readonly pictures: readonly { readonly picture: Picture }[] }) =>
  pictures.map(({ picture }) => picture.file);

describe('the pictures of an evaluation', () => {
  it('are the test folder’s where there is one, with copies in one group', () => {
    const choice = choosePictures([official], {});
    expect(filesOf(choice)).toEqual([
      'test/fractured/a.png',
      'test/fractured/a-rotated1.png',
      'test/not fractured/b.png',
    ]);
    expect(choice.pictures.map(({ group, fractured }) => [group, fractured])).toEqual([
      ['0', true],
      ['0', true],
      ['1', false],
    ]);
    expect(choice.description).toBe('official, side "test"');
    expect(choice.unlabelled).toBe(1);
  });

  it('are all where no folder is a side, or all are asked for', () => {
    const flat = dataset('flat', [madeUpPicture('fractured/a.png'), madeUpPicture('fractured/b.png')]);
    expect(filesOf(choosePictures([flat], {}))).toHaveLength(2);
    expect(filesOf(choosePictures([official], { side: 'all' }))).toHaveLength(4);
    expect(choosePictures([official, flat], { side: 'all' }).description).toBe(
      'official + flat, all pictures',
    );
  });

  it('are those that a split names, each content once, in the split’s groups', () => {
    const a = madeUpPicture('fractured/a.png');
    const b = madeUpPicture('fractured/b.png');
    const c = madeUpPicture('fractured/c.png');
    const again = { ...a, file: 'fractured/again.png' };
    const split: Split = {
      format: 'osteoscope-split/1',
      seed: 1,
      method: 'by hand',
      groups: [
        { side: 'train', contents: [b.content] },
        { side: 'test', contents: [a.content, c.content] },
      ],
    };
    const sets = [dataset('one', [a, b, c, again, madeUpPicture('fractured/unknown.png')])];
    const choice = choosePictures(sets, { split });
    expect(choice.pictures.map(({ picture, group }) => [picture.content, group])).toEqual([
      [a.content, '1'],
      [c.content, '1'],
    ]);
    expect(filesOf(choosePictures(sets, { split, side: 'train' }))).toEqual(['fractured/b.png']);
    expect(filesOf(choosePictures(sets, { split, side: 'all' }))).toHaveLength(3);
  });

  it('are marked where the train folder has them too', () => {
    const trained = madeUpPicture('train/fractured/a.png', { side: 'train' });
    const leaked = dataset('leaky', [
      trained,
      { ...trained, file: 'test/fractured/a.png', side: 'test' },
      madeUpPicture('test/fractured/b.png', { side: 'test' }),
    ]);
    const twins = (side?: string) =>
      choosePictures([leaked], { side }).pictures.map(({ alsoInTrain }) => alsoInTrain);
    expect(twins()).toEqual([true, false]);
    expect(twins('train')).toEqual([false]);
  });

  it('need a side that exists and labels', () => {
    expect(() => choosePictures([official], { side: 'calibration' })).toThrow(
      'There is no side "calibration". Without --split there are the sides train, val, test and all.',
    );
    expect(() => choosePictures([official], { side: 'val' })).toThrow(
      'There is no labelled picture on the side "val" of official',
    );
  });
});
