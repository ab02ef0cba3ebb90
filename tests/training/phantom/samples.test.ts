/** The samples that ship with the page are what the program makes today. */

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { phantom } from '../../../training/phantom/phantom.ts';
import { phantomPng } from '../../../training/phantom/phantom-png.ts';
import { entryOf, SAMPLES, type SampleEntry } from '../../../training/phantom/samples.ts';

const shipped = (file: string): string =>
  fileURLToPath(new URL(`../../../public/samples/${file}`, import.meta.url));

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the shipped samples', () => {
  it.each([SAMPLES[0], SAMPLES.at(-1)])('can be made again, byte for byte: $file', async (sample) => {
    if (!sample) throw new Error('There are no samples.');
    const made = phantom(sample.request);
    expect(digest(phantomPng(made))).toBe(digest(await readFile(shipped(sample.file))));
    const entries: SampleEntry[] = JSON.parse(await readFile(shipped('samples.json'), 'utf8'));
    expect(entries).toContainEqual(entryOf(sample, made));
  });

  it('are listed as synthetic, with and without fractures, and decode to what the list says', async () => {
    const entries: SampleEntry[] = JSON.parse(await readFile(shipped('samples.json'), 'utf8'));
    expect(entries.map(({ file }) => file)).toEqual(SAMPLES.map(({ file }) => file));
    expect(new Set(entries.map(({ fractured }) => fractured)).size).toBe(2);
    for (const entry of entries) {
      expect(entry.synthetic).toBe(true);
      expect(entry.box === null).toBe(!entry.fractured);
      const { width, height, depth, channels } = decode(await readFile(shipped(entry.file)));
      expect({ width, height, depth, channels }).toEqual({
        width: entry.width,
        height: entry.height,
        depth: entry.bits,
        channels: 1,
      });
    }
  });

  it('are no more than a page can carry: 3 MB together', async () => {
    const sizes = await Promise.all(SAMPLES.map(async ({ file }) => (await stat(shipped(file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
  });
});
