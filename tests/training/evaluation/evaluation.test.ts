import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type EvaluationPlan,
  evaluate,
  type JudgedPicture,
} from '../../../training/evaluation/evaluation.ts';
import type { Judgement } from '../../../training/evaluation/judge-pictures.ts';
import { worstMistakes } from '../../../training/evaluation/worst-mistakes.ts';
import { evaluationPage } from '../../../training/report/evaluation-page.ts';
import { evaluationText } from '../../../training/report/evaluation-text.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';

const plan: EvaluationPlan = {
  model: { id: 'seed-cnn', version: '1.0.0' },
  data: 'made-up, side "test"',
  threshold: 0.5,
  otherThresholds: { 'high sensitivity': 0.2 },
  prevalences: [0.2],
  resamples: 200,
  seed: 1,
  covering: { pictures: 10, fallAtPeak: 0.25, fallElsewhere: 0.02 },
  randomisation: {
    pictures: 8,
    mapCorrelation: 0.03,
    peakInBox: 0.5,
    peakInBoxShuffled: 0.02,
    byChance: 0.026,
  },
  gate: { bones: { pictures: 20, refused: 1 }, others: [{ name: 'photo', pictures: 10, refused: 9 }] },
};

/** Ten sources of two pictures each; the last of the fractured and of the others are called wrongly. */
const judged: JudgedPicture[] = Array.from({ length: 20 }, (_, index) => {
  const fractured = index < 10;
  const wrong = index % 10 >= 8;
  return {
    fractured,
    group: `${Math.floor(index / 2)}`,
    alsoInTrain: false,
    dataset: index % 2 === 0 ? 'even' : 'odd',
    traits: index < 4 ? ['hand'] : [],
    boxes: fractured ? [{ left: 0.4, top: 0.4, width: 0.1, height: 0.1 }] : [],
    // In the box where the picture is called rightly.
    evidence: { peak: { x: wrong ? 0.9 : 0.45, y: 0.45 }, regions: [] },
    probability: fractured === wrong ? 0.3 - index / 100 : 0.7 + index / 100,
  };
});

describe('an evaluation', () => {
  const evaluation = evaluate(judged, plan);

  it('counts pictures, fractured ones and sources', () => {
    expect(evaluation).toMatchObject({ pictures: 20, fractured: 10, groups: 10 });
  });

  it('has the rates at the balanced threshold, with intervals by source', () => {
    expect(evaluation.confusion).toEqual({
      truePositive: 8,
      falseNegative: 2,
      trueNegative: 8,
      falsePositive: 2,
    });
    expect(evaluation.accuracy.value).toBe(0.8);
    expect(evaluation.sensitivity.low).toBeLessThan(0.8);
    expect(evaluation.sensitivity.high).toBe(1);
    expect(evaluation.operatingPoints.map(({ name }) => name)).toEqual(['balanced', 'high sensitivity']);
    expect(evaluation.predictiveValues[0]?.positive).toBeCloseTo(0.5, 12);
  });

  it('is broken down by data set', () => {
    expect(evaluation.subgroups.map(({ dataset, trait, pictures }) => [dataset, trait, pictures])).toEqual([
      ['even', null, 10],
      ['even', 'hand', 2],
      ['odd', null, 10],
      ['odd', 'hand', 2],
    ]);
  });

  it('says how often the strongest evidence lies on a drawn fracture, and how often it would by chance', () => {
    const [{ localisation } = {}] = evaluation.subgroups;
    expect(localisation).toMatchObject({ pictures: 5, peakInBox: { value: 0.8 } });
    expect(localisation?.byChance).toBeCloseTo(0.16 ** 2, 10);
  });

  it('holds what a card keeps of it', () => {
    const estimate = v.object({ value: v.number(), low: v.number(), high: v.number() });
    const kept = v.object({
      data: v.string(),
      pictures: v.number(),
      fractured: v.number(),
      groups: v.number(),
      accuracy: estimate,
      sensitivity: estimate,
      specificity: estimate,
      areaUnderRoc: estimate,
    });
    expect(v.is(kept, JSON.parse(JSON.stringify(evaluation)))).toBe(true);
  });

  it('is a table in the terminal', () => {
    const text = evaluationText(evaluation);
    expect(text).toContain('20 pictures, 10 fractured, from 10 groups');
    expect(text).toMatch(/sensitivity +0\.800 +0\.\d{3} to 1\.000/);
    expect(text).toContain('where 20.0 % are fractured: a call is right in 50.0 %, an all-clear in 94.1 %');
    expect(text).toMatch(/^odd +10 +5 +0\.\d{3}/m);
    expect(text).toMatch(/^ {2}hand +2 +2/m);
    expect(text).toContain('photo: 9 of 10 refused (90.0 %)');
    expect(text).toContain('covering the evidence lowers P(fractured) by 0.250, another place by 0.020');
    expect(text).toContain("maps of shuffled weights correlate by 0.030 with the model's");
    expect(text).toContain('YOLOv8s, a detector, reaches an mAP50 of 0.40');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('says dashes, not numbers, where a class is missing', () => {
    const half = evaluate(
      judged.filter(({ fractured }) => fractured),
      plan,
    );
    expect(half.areaUnderRoc.value).toBeNaN();
    expect(JSON.parse(JSON.stringify(half)).areaUnderRoc.value).toBeNull();
    expect(evaluationText(half)).toMatch(/area under ROC +– +–/);
    const html = evaluationPage({ evaluation: half, probabilities: judged, mistakes: [], unreadable: [] });
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('an evaluation on pictures that the train folder has too', () => {
  const leaked = evaluate(
    judged.map((picture, index) => ({ ...picture, alsoInTrain: index > 0 })),
    plan,
  );

  it('says so first', () => {
    const warning = '19 of the 20 pictures lie in the train folder too, byte for byte';
    expect(evaluationText(leaked)).toContain(warning);
    const html = evaluationPage({ evaluation: leaked, probabilities: judged, mistakes: [], unreadable: [] });
    expect(html).toContain(warning);
    expect(evaluationText(evaluate(judged, plan))).not.toContain('train folder');
  });
});

describe('the page of an evaluation', () => {
  const html = evaluationPage({
    evaluation: evaluate(judged, plan),
    probabilities: judged,
    mistakes: [
      {
        file: 'a<b>.png',
        truth: 'fractured',
        probability: 0.01,
        peak: { x: 0.5, y: 0.5 },
        source: 'data:image/jpeg;base64,AAAA',
      },
    ],
    unreadable: [{ file: 'c.png', reason: 'This file is empty.' }],
  });

  it('shows the curve, reliability, mistakes and unreadable files, and escapes file names', () => {
    for (const part of [
      'ROC curve',
      'Reliability',
      'Called fractured',
      'FROC',
      'Input gate',
      'rank correlation of the maps',
      'the strongest evidence',
      'YOLOv8s',
      'a&lt;b&gt;.png',
      'This file is empty.',
    ]) {
      expect(html).toContain(part);
    }
    expect(html).not.toContain('a<b>');
  });
});

describe('the worst mistakes', () => {
  it('are the surest wrong calls of each kind, one a source', () => {
    const judgement = (file: string, group: string, fractured: boolean, probability: number): Judgement => ({
      picture: madeUpPicture(file),
      group,
      fractured,
      alsoInTrain: false,
      probability,
      logit: Math.log(probability / (1 - probability)),
      evidence: null,
      admission: { kind: 'unchecked' },
    });
    const all = [
      judgement('right', '0', true, 0.9),
      judgement('missed', '1', true, 0.3),
      judgement('missed worse', '1', true, 0.1),
      judgement('missed elsewhere', '2', true, 0.2),
      judgement('missed a little', '3', true, 0.49),
      judgement('false alarm', '4', false, 0.5),
      judgement('false alarm, sure', '5', false, 0.95),
    ];
    expect(worstMistakes(all, 0.5, 2).map(({ picture }) => picture.file)).toEqual([
      'missed worse',
      'missed elsewhere',
      'false alarm, sure',
      'false alarm',
    ]);
  });
});
