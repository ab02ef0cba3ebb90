import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/study/evaluation/evaluation.ts';
import { evaluationCsv, evaluationJson } from '../../../src/study/evaluation/evaluation-files.ts';
import { figuresOf, worstMistakes } from '../../../src/study/evaluation/figures.ts';
import { areaInterval } from '../../../src/study/evaluation/interval.ts';
import { type LabelList, readLabelList } from '../../../src/study/evaluation/label-list.ts';
import { truthsOf } from '../../../src/study/evaluation/truth.ts';
import type { Entry } from '../../../src/study/study.ts';
import { readWith, studyEntry, USED_MODEL } from '../../support/study-entry.ts';

const read = (path: string, probability: number): Entry => studyEntry(path, readWith({ probability }));

function listOf(text: string): LabelList {
  const list = readLabelList('labels.csv', text);
  if (typeof list === 'string') throw new Error(list);
  return list;
}

const labels = (entries: readonly Entry[], list: LabelList | null) =>
  Object.fromEntries([...truthsOf(entries, list).of].map(([id, { label }]) => [id, label]));

describe('what is known of a picture', () => {
  test('are its folders’ names, by the rule of training, in a folder or an archive', () => {
    const entries = [
      read('set.zip/Test/FRACTURED/a.png', 0.5),
      read('set/not fractured/b.png', 0.5),
      read('set/other/c.png', 0.5),
      read('fractured.png', 0.5),
    ];
    expect(labels(entries, null)).toEqual({
      'set.zip/Test/FRACTURED/a.png': 'fractured',
      'set/not fractured/b.png': 'not fractured',
    });
  });

  test('is what a list says, by as much of the path as it gives, before the folders', () => {
    const entries = [read('set/fractured/a.png', 0.5), read('set/x/b.png', 0.5), read('set/y/b.png', 0.5)];
    const list = listOf('file,label\na.png,0\nx/b.png,1\nhome/me/set/y/b.png,0\nb.png,1\n');
    expect(labels(entries, list)).toEqual({
      'set/fractured/a.png': 'not fractured',
      'set/x/b.png': 'fractured',
      'set/y/b.png': 'not fractured',
    });
    expect(truthsOf(entries, list).missing).toEqual(['b.png']);
  });

  test('is nothing where a list contradicts itself', () => {
    const entries = [read('a.png', 0.5)];
    const truths = truthsOf(entries, listOf('file,label\na.png,0\na.png,1\n'));
    expect(truths.of.size).toBe(0);
    expect(truths.contradicted).toEqual(entries);
  });
});

const SET: readonly Entry[] = [
  read('set/fractured/1.png', 0.9),
  read('set/fractured/2.png', 0.1),
  read('set/fractured/3.png', 0.7),
  read('set/not fractured/4.png', 0.2),
  read('set/not fractured/5.png', 0.8),
  read('set/not fractured/6.png', 0.3),
];

describe('an evaluation', () => {
  test('counts what is labelled and read, and names everything else', () => {
    const failure = { name: 'UnreadableRadiograph', reason: 'damaged', message: 'It is damaged.' };
    const failed = studyEntry('set/fractured/broken.png', { state: 'failed', failure });
    const waiting = studyEntry('set/fractured/late.png', { state: 'waiting' });
    const { pictures, ...others } = evaluate(
      [...SET, failed, waiting, read('set/plain.png', 0.5)],
      null,
      USED_MODEL,
    );
    expect(pictures).toHaveLength(6);
    expect(others).toEqual({
      waiting: 1,
      unlabelled: ['set/plain.png'],
      unreadable: [{ path: 'set/fractured/broken.png', failure }],
      contradicted: [],
      missing: [],
      grouped: false,
    });
  });

  test('does not mix in what another model said', () => {
    const { pictures, waiting } = evaluate(SET, null, { source: 'another' });
    expect([pictures.length, waiting]).toEqual([0, 6]);
  });

  test('has the figures of the metrics room at each operating point of the card', () => {
    const { pictures } = evaluate(SET, null, USED_MODEL);
    const figures = figuresOf(pictures, USED_MODEL.card.operatingPoints);
    // Of 9 pairs the fractured one scores higher in 3 + 0 + 2.
    expect(figures.areaUnderRoc).toBeCloseTo(5 / 9, 10);
    const balanced = figures.points.find(({ name }) => name === 'balanced');
    expect(balanced?.matrix).toEqual({
      truePositive: 2,
      falsePositive: 1,
      trueNegative: 2,
      falseNegative: 1,
    });
    expect(figures.points.map(({ name }) => name)).toEqual([
      'highSensitivity',
      'balanced',
      'highSpecificity',
    ]);
    expect(figures.reliability.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });

  test('shows the surest mistakes first', () => {
    const { pictures } = evaluate(SET, null, USED_MODEL);
    expect(worstMistakes(pictures, 0.5).map(({ path }) => path)).toEqual([
      'set/fractured/2.png',
      'set/not fractured/5.png',
    ]);
  });

  test('draws whole groups for its interval where the list has them', () => {
    const list = listOf(SET.map(({ path }, at) => `${path},${at < 3 ? 1 : 0},p${at % 2}`).join('\n'));
    const { pictures, grouped } = evaluate(SET, list, USED_MODEL);
    expect(grouped).toBe(true);
    expect(figuresOf(pictures, USED_MODEL.card.operatingPoints).groups).toBe(2);
    const { value, low, high } = areaInterval(pictures);
    expect(value).toBeCloseTo(5 / 9, 10);
    expect(low).toBeLessThanOrEqual(high);
    const alone = areaInterval(evaluate(SET, null, USED_MODEL).pictures);
    expect(alone.high - alone.low).toBeGreaterThan(high - low);
  });

  test('is exported with everything that was counted, and null for what is not defined', () => {
    const evaluation = evaluate(SET.slice(0, 2), null, USED_MODEL);
    const { card } = USED_MODEL;
    const figures = figuresOf(evaluation.pictures, card.operatingPoints);
    const json = JSON.parse(evaluationJson({ evaluation, figures, interval: null, card }));
    expect(json).toMatchObject({ pictures: 2, fractured: 2, areaUnderRoc: null, model: 'hand-made' });
    expect(json.results).toHaveLength(2);
    expect(evaluationCsv({ evaluation, card }, 'balanced').split('\r\n')).toEqual([
      'file,truth,group,probability,called,right,in_distribution,error',
      'set/fractured/1.png,fractured,,0.9,fractured,true,,',
      'set/fractured/2.png,fractured,,0.1,not fractured,false,,',
      '',
    ]);
  });
});
