import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeRadiograph } from '../../../src/radiograph/decode-radiograph.ts';
import { redGreenBlue } from '../../../src/radiograph/dicom/colours.ts';
import { readDicomFile } from '../../../src/radiograph/dicom/data-set.ts';
import { pixelHeader } from '../../../src/radiograph/dicom/header.ts';
import { storedPixels } from '../../../src/radiograph/dicom/stored-pixels.ts';
import { nodeRasterDecoder } from '../../../src/radiograph/node-raster-decoder.ts';
import { UnreadableRadiograph } from '../../../src/radiograph/unreadable-radiograph.ts';

const archive = fileURLToPath(new URL('../../../../shared/data/dicom.tar', import.meta.url));
const script = fileURLToPath(new URL('../../support/independent-pixels.py', import.meta.url));
/** Debian's own Python, whose packages these are. */
const PYTHON = '/usr/bin/python3';

function missing(): string | null {
  if (!existsSync(archive)) return 'the archive of foreign DICOM files is not here';
  try {
    execFileSync(PYTHON, ['-c', 'import pydicom, gdcm, numpy'], { stdio: 'ignore' });
    return null;
  } catch {
    return "Debian's python3-pydicom and python3-gdcm are not here";
  }
}

const reason = missing();
const folder = mkdtempSync(join(tmpdir(), 'independent-pixels-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Independent {
  readonly file: string;
  readonly shape?: readonly number[];
}

function independently(): Map<string, Float64Array> {
  if (reason) return new Map();
  execFileSync('tar', ['xf', archive, '-C', folder]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const lines = execFileSync(PYTHON, [script, folder, ...files], { stdio: ['ignore', 'pipe', 'ignore'] });
  const decoded = new Map<string, Float64Array>();
  for (const [index, line] of lines.toString().trim().split('\n').entries()) {
    const { file, shape }: Independent = JSON.parse(line);
    const raw = shape ? readFileSync(join(folder, `${index}.raw`)) : Buffer.alloc(0);
    decoded.set(file, new Float64Array(new Uint8Array(raw).buffer));
  }
  return decoded;
}

/** More frames of a file tell nothing new. */
const MOST_FRAMES = 3;

/** The first frames' samples, interleaved, in red, green and blue where there are colours. */
async function ours(path: string): Promise<{ readonly samples: number[]; readonly share: number }> {
  const file = await readDicomFile(new Uint8Array(readFileSync(path)));
  const { pixels } = file;
  if (!pixels) throw new UnreadableRadiograph('not-a-radiograph', 'no picture');
  const header = pixelHeader(file.dataSet);
  const samples: number[] = [];
  for (let frame = 0; frame < Math.min(header.frames, MOST_FRAMES); frame++) {
    const stored = await storedPixels({ ...file, pixels }, header, frame, nodeRasterDecoder.codecProgram);
    const colour = header.samplesPerPixel === 3 && header.bitsAllocated < 32;
    const values = colour ? redGreenBlue(stored, file.dataSet).samples : stored.samples;
    for (const value of values) samples.push(value);
  }
  return { samples, share: Math.min(header.frames, MOST_FRAMES) / header.frames };
}

describe.skipIf(reason)(`foreign files decode as an independent decoder does ${reason ?? ''}`, () => {
  test.each([...independently()])('%s', async (path, expected) => {
    if (expected.length > 0) {
      const { samples, share } = await ours(path);
      expect(samples).toHaveLength(expected.length * share);
      let largest = 0;
      for (const [at, value] of samples.entries())
        largest = Math.max(largest, Math.abs(value - (expected[at] ?? Number.NaN)));
      expect(largest).toBeLessThanOrEqual(2);
    } else {
      await expect(ours(path)).rejects.toBeInstanceOf(UnreadableRadiograph);
    }
    const outcome = await decodeRadiograph(new Uint8Array(readFileSync(path)), nodeRasterDecoder).then(
      () => 'read',
      (error: unknown) => (error instanceof UnreadableRadiograph ? error.reason : error),
    );
    expect(['read', 'not-a-radiograph', 'not-a-picture', 'damaged']).toContain(outcome);
  });
});
