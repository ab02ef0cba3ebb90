/** The `phantom` command. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../training/cli.ts';
import { ExitCode } from '../../../training/exit-code.ts';

let folder = '';
let said = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phantom-'));
  said = '';
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => {
    said += `${line}\n`;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const made = (out: string, ...more: string[]): Promise<ExitCode> =>
  main(['phantom', '--out', out, '--count', '5', '--size', '100', ...more]);

describe('phantom --out', () => {
  it('writes a labelled folder of grey PNG files with the place of each fracture', async () => {
    const out = join(folder, 'set');
    expect(await made(out, '--fractured', '0.6', '--bits', '16')).toBe(ExitCode.allWell);
    const fractured = await readdir(join(out, 'fractured'));
    const whole = await readdir(join(out, 'not fractured'));
    expect([fractured.length, whole.length]).toEqual([3, 2]);
    const picture = decode(await readFile(join(out, 'fractured', fractured[0] ?? '')));
    expect(picture).toMatchObject({ width: 70, height: 100, depth: 16, channels: 1 });
    const regions: Record<string, { box: number[] }[]> = JSON.parse(
      await readFile(join(out, 'regions.json'), 'utf8'),
    );
    for (const file of fractured) {
      expect(regions[file]).toEqual([{ box: expect.arrayContaining([expect.any(Number)]) }]);
      expect(regions[file]?.[0]?.box).toHaveLength(4);
    }
    for (const file of whole) expect(regions[file]).toEqual([]);
  });

  it('writes the same files again for the same seed', async () => {
    await made(join(folder, 'a'), '--seed', '9');
    await made(join(folder, 'b'), '--seed', '9');
    for (const label of ['fractured', 'not fractured']) {
      const names = await readdir(join(folder, 'a', label));
      expect(await readdir(join(folder, 'b', label))).toEqual(names);
      for (const name of names) {
        const bytes = await readFile(join(folder, 'a', label, name));
        expect(bytes.equals(await readFile(join(folder, 'b', label, name)))).toBe(true);
      }
    }
  });

  it('leaves a folder alone that has something in it, and says so', async () => {
    await writeFile(join(folder, 'mine.txt'), 'keep');
    expect(await made(folder)).toBe(ExitCode.wrongUsage);
    expect(said).toContain(`${folder} is not empty`);
    expect(await readdir(folder)).toEqual(['mine.txt']);
  });

  it.each([
    [['--fractured', '1.5'], 'A number from 0 to 1'],
    [['--size', '10'], 'A whole number from 64'],
    [['--bits', '12'], 'Allowed choices are 8, 16'],
    [['--samples', 'elsewhere'], 'cannot be used with option'],
  ])('refuses %j', async (options, sentence) => {
    const write = vi.spyOn(process.stderr, 'write');
    expect(await made(join(folder, 'set'), ...options)).toBe(ExitCode.wrongUsage);
    expect(said + write.mock.calls.join()).toContain(sentence);
    expect(await readdir(folder)).toEqual([]);
  });
});
