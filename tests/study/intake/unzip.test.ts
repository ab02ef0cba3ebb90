import { strToU8, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { type Found, isSkipped } from '../../../src/study/intake/incoming.ts';
import { unzip, ZIP_LIMITS, type ZipLimits } from '../../../src/study/intake/unzip.ts';
import { UnusableArchive } from '../../../src/study/intake/zip-directory.ts';
import { pictureFile } from '../../support/picture-files.ts';

let png: Uint8Array;
beforeAll(async () => {
  png = new Uint8Array(await pictureFile('grey.png'));
});

async function unpacked(
  bytes: Uint8Array<ArrayBuffer>,
  limits: ZipLimits = ZIP_LIMITS,
  signal = new AbortController().signal,
): Promise<Found[]> {
  const found: Found[] = [];
  const archive = { path: 'all.zip', file: new File([bytes], 'all.zip') };
  for await (const each of unzip(archive, signal, limits)) found.push(each);
  return found;
}

/** Each path with `picture` or why it was skipped. */
const told = (found: readonly Found[]) =>
  Object.fromEntries(found.map((each) => [each.path, isSkipped(each) ? each.reason.kind : 'picture']));

/** Changes the 32-bit number at an offset from a signature, wherever the signature stands. */
function withNumber(
  bytes: Uint8Array<ArrayBuffer>,
  signature: number,
  offset: number,
  value: number,
): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + offset + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  }
  return copy;
}

const ENTRY = 0x02014b50;

test('pictures come out of nested folders with their bytes, stored or deflated; clutter is not spoken of', async () => {
  const archive = zipSync({
    'one.png': png,
    wrists: { left: { 'two.png': [png, { level: 0 }] } },
    __MACOSX: { '._one.png': strToU8('x') },
    '.DS_Store': strToU8('x'),
  });
  const found = await unpacked(archive);
  expect(told(found)).toEqual({ 'all.zip/one.png': 'picture', 'all.zip/wrists/left/two.png': 'picture' });
  for (const each of found) {
    if (isSkipped(each)) continue;
    expect(new Uint8Array(await each.file.arrayBuffer())).toEqual(png);
  }
});

test('paths that lead out of the archive are brought back into it', async () => {
  const archive = zipSync({ '../../up.png': png, '/root.png': png, 'C:\\Windows\\drive.png': png });
  const found = await unpacked(archive);
  expect(Object.keys(told(found))).toEqual([
    'all.zip/up.png',
    'all.zip/root.png',
    'all.zip/Windows/drive.png',
  ]);
  expect(found.map((each) => !isSkipped(each) && each.file.name)).toEqual([
    'up.png',
    'root.png',
    'drive.png',
  ]);
});

test('what is no picture is skipped with its reason, by content and not by name', async () => {
  const archive = zipSync({
    'notes.png': strToU8('The patient fell off a horse.'),
    'letter.pdf': strToU8('%PDF-1.7 and more'),
    'empty.png': new Uint8Array(),
    'picture.txt': png,
  });
  expect(told(await unpacked(archive))).toEqual({
    'all.zip/notes.png': 'not-a-picture',
    'all.zip/letter.pdf': 'unsupported',
    'all.zip/empty.png': 'not-a-picture',
    'all.zip/picture.txt': 'picture',
  });
});

test('a file that declares to be larger than the limit is skipped before it is unpacked', async () => {
  const archive = withNumber(zipSync({ 'large.png': png }), ENTRY, 24, 300e6);
  expect(told(await unpacked(archive))).toEqual({ 'all.zip/large.png': 'too-large' });
});

test('a file that turns out larger than it declared is stopped there, and the others go on', async () => {
  const bomb = new Uint8Array(5e6);
  bomb.set(png);
  const archive = zipSync({ 'bomb.png': bomb });
  expect(archive.length).toBeLessThan(30_000);
  expect(told(await unpacked(withNumber(archive, ENTRY, 24, 1000)))).toEqual({
    'all.zip/bomb.png': 'damaged',
  });
});

test('an archive that would unpack to more than all of the limit, or to too many files, is refused whole', async () => {
  const archive = zipSync({ 'a.png': png, 'b.png': png });
  const small = { ...ZIP_LIMITS, all: png.length * 1.5 };
  await expect(unpacked(archive, small)).rejects.toThrow(/Unpacked it would be larger than/);
  await expect(unpacked(archive, { ...ZIP_LIMITS, files: 1 })).rejects.toThrow(/It holds 2 files/);
});

test('damage is noticed: a flipped bit in a picture, a cut table of contents, no archive at all', async () => {
  const archive = zipSync({ 'a.png': [png, { level: 0 }], 'b.png': png });
  const flipped = archive.slice();
  flipped[200] = (flipped[200] ?? 0) ^ 1;
  expect(told(await unpacked(flipped))).toEqual({ 'all.zip/a.png': 'damaged', 'all.zip/b.png': 'picture' });
  await expect(unpacked(archive.slice(0, -30))).rejects.toThrow(UnusableArchive);
  await expect(unpacked(strToU8('not a zip') as Uint8Array<ArrayBuffer>)).rejects.toThrow(/no ZIP archive/);
});

test('it stops when it is told to', async () => {
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(unpacked(zipSync({ 'a.png': png }), ZIP_LIMITS, stop.signal)).rejects.toThrow('enough');
});
