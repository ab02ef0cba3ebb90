import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Classifier } from '../../src/classifier/classifier.ts';
import type { Finding } from '../../src/classifier/finding.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { calibrated } from '../../src/metrics/calibration.ts';
import { startEngine } from '../../training/backend/engine.ts';
import { storedModelFiles } from '../../training/models/stored-model-files.ts';
import { limb } from '../support/limb.ts';
import { radiographOf } from '../support/radiograph-of.ts';

const WIDTH = 60;
const picture = radiographOf(limb(WIDTH, 90), WIDTH, 90);
const mirrored = {
  ...picture,
  pixels: picture.pixels.map((_, at) => picture.pixels[at - (at % WIDTH) + WIDTH - 1 - (at % WIDTH)] ?? 0),
};

let classifier: Classifier;
let findings: Record<'alone' | 'mirror' | 'both' | 'mirrorBoth', Finding>;

beforeAll(async () => {
  await startEngine('wasm');
  classifier = await loadClassifier(
    storedModelFiles(fileURLToPath(new URL('../../public/models/evidence-net', import.meta.url))),
  );
  findings = {
    alone: await classifier.read(picture),
    mirror: await classifier.read(mirrored),
    both: await classifier.read(picture, { flip: true }),
    mirrorBoth: await classifier.read(mirrored, { flip: true }),
  };
}, 60_000);

afterAll(() => classifier.dispose());

/** Each row of a map from right to left. */
function turned({ evidence }: Finding): number[] {
  const { logits = [], width = 1 } = evidence?.map ?? {};
  return Array.from(logits, (_, cell) => logits[cell - 2 * (cell % width) + width - 1] ?? 0);
}

test('read both ways round, a picture gets the mean of the log-odds, calibrated', () => {
  const { alone, mirror, both } = findings;
  expect(alone.logit).not.toBeCloseTo(mirror.logit, 3);
  expect(both.logit).toBeCloseTo((alone.logit + mirror.logit) / 2, 4);
  expect(both.probability).toBeCloseTo(calibrated(both.logit, classifier.card.calibration), 12);
});

test('its map is the mean of its own and that of its mirror image, turned back', () => {
  const own = Array.from(findings.alone.evidence?.map.logits ?? []);
  const other = turned(findings.mirror);
  const mean = Array.from(findings.both.evidence?.map.logits ?? []);
  expect(mean).toHaveLength(own.length);
  expect(own.length).toBeGreaterThan(100);
  mean.forEach((value, cell) => {
    expect(value).toBeCloseTo(((own[cell] ?? 0) + (other[cell] ?? 0)) / 2, 3);
  });
});

test('a picture and its mirror image then get the same answer, and maps that mirror each other', () => {
  const { both, mirrorBoth } = findings;
  expect(mirrorBoth.logit).toBeCloseTo(both.logit, 3);
  expect(mirrorBoth.evidence?.peak.x).toBeCloseTo(1 - (both.evidence?.peak.x ?? 0), 3);
  expect(mirrorBoth.evidence?.peak.y).toBeCloseTo(both.evidence?.peak.y ?? 0, 3);
});

test('the input gate looks at the picture as it is', () => {
  expect(findings.both.admission).toEqual(findings.alone.admission);
});
