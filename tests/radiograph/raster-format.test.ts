import { describe, expect, test } from 'vitest';
import { fileKind } from '../../src/radiograph/raster-format.ts';
import { pictureFile, pictureFiles } from '../support/picture-files.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a file is known by its content', () => {
  test.each(pictureFiles)('%s', async (name) => {
    const format = name.split('.')[1]?.replace('jpg', 'jpeg');
    expect(fileKind(await pictureFile(name))).toEqual({ kind: 'picture', format });
  });

  test('DICOM, whatever its preamble says', () => {
    expect(fileKind(bytes('II*\0'.padEnd(128, '\0').concat('DICM')))).toEqual({
      kind: 'picture',
      format: 'dicom',
    });
  });

  test('TIFF in both byte orders', () => {
    for (const start of ['II*\0\x08\0\0\0', 'MM\0*\0\0\0\x08']) {
      expect(fileKind(bytes(start))).toEqual({ kind: 'picture', format: 'tiff' });
    }
  });

  test('a bitmap, but not a text that starts with BM', () => {
    expect(fileKind(bytes(`BM${'\0'.repeat(12)}\x28\0\0\0`))).toEqual({ kind: 'picture', format: 'bmp' });
    expect(fileKind(bytes('BMI of the patients, in order of age'))).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['an animated AVIF picture', '\0\0\0\x18ftypavis\0\0\0\0avifmif1'],
    ['a JPEG 2000 picture', '\0\0\0\x0cjP  \r\n\x87\n'],
    ['a JPEG XL picture', '\xff\x0a\0\0'],
    ['a PDF document', '%PDF-1.7'],
    ['a ZIP archive', 'PK\x03\x04'],
  ])('%s is named, though it cannot be read', (name, start) => {
    expect(fileKind(bytes(start))).toEqual({ kind: 'unsupported', name });
  });

  test('anything else is unknown, however short', () => {
    for (const text of ['', 'B', 'hello', '<html>', '\x89PN']) {
      expect(fileKind(bytes(text))).toEqual({ kind: 'unknown' });
    }
  });
});
