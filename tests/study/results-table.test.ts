import { expect, test } from 'vitest';
import type { Finding } from '../../src/classifier/finding.ts';
import { USUAL_VIEWPOINT } from '../../src/classifier/judgement.ts';
import type { PointName } from '../../src/classifier/zone.ts';
import { resultsCsv, resultsJson } from '../../src/study/results-table.ts';
import type { Entry } from '../../src/study/study.ts';
import { readWith, studyEntry } from '../support/study-entry.ts';

const read = (path: string, changes?: Partial<Finding>): Entry => studyEntry(path, readWith(changes));

const failed = studyEntry('broken.png', {
  state: 'failed',
  failure: { name: 'UnreadableRadiograph', reason: 'damaged', message: 'Damaged, "half" of it.' },
});

const csv = (entries: readonly Entry[]): string => resultsCsv(entries, USUAL_VIEWPOINT);

const HEAD = 'file,model,probability,label,zone,in_distribution,peak_x,peak_y,regions,error';

test('each file has a row: its finding, or why there is none; what a model does not give stays empty', () => {
  const lines = csv([read('set/a.png'), failed, studyEntry('late.png', { state: 'waiting' })]).split('\r\n');
  expect(lines).toEqual([
    HEAD,
    'set/a.png,seed-cnn,0.75,fractured,fracture suspected,,,,,',
    'broken.png,,,,,,,,,"Damaged, ""half"" of it."',
    'late.png,,,,,,,,,',
    '',
  ]);
});

test('evidence and the input gate fill their columns where a model has them', () => {
  const peak = { x: 0.25, y: 0.5 };
  const region = { box: { left: 0.2, top: 0.4, width: 0.1, height: 0.2 }, peak, score: 0.7 };
  const picture = { left: 0, top: 0, width: 1, height: 1 };
  const map = { width: 1, height: 1, logits: new Float32Array(1), picture };
  const full = read('a.png', {
    evidence: { map, peak, regions: [region] },
    admission: { kind: 'refused', score: -2 },
  });
  expect(csv([full]).split('\r\n')[1]).toBe(
    'a.png,seed-cnn,0.75,fractured,fracture suspected,false,0.25,0.5,1,',
  );
});

test.each(['=1+1.png', '+1.png', '-1.png', '@a.png', '\ta.png'])(
  'the name %s is no formula to a spreadsheet',
  (name) => {
    expect(csv([read(name)]).split('\r\n')[1]).toMatch(/^'/);
  },
);

test('JSON has the same columns, with null where CSV is empty', () => {
  const [row] = JSON.parse(resultsJson([read('=a.png')], USUAL_VIEWPOINT));
  expect(Object.keys(row).join()).toBe(HEAD);
  expect(row).toMatchObject({ file: '=a.png', probability: 0.75, peak_x: null, error: null });
});

test('label and zone are those of the chosen operating point; the probability is the finding’s own', () => {
  const entries = [read('a.png', { probability: 0.55 })];
  const row = (point: PointName) =>
    resultsCsv(entries, { point, prevalence: 0.01 }).split('\r\n')[1]?.split(',').slice(2, 5);
  expect(row('highSensitivity')).toEqual(['0.55', 'fractured', 'fracture suspected']);
  expect(row('balanced')).toEqual(['0.55', 'fractured', 'uncertain']);
  expect(row('highSpecificity')).toEqual(['0.55', 'not fractured', 'uncertain']);
});
