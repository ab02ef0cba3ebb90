/** The figures of an evaluation's page. */

import type { Forecast } from '../../src/metrics/labelled.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Localisation } from '../evaluation/localisation.ts';
import { bars, chart, dots, key, line } from './chart.ts';
import { histogram } from './histogram.ts';
import { html, type Markup } from './markup.ts';
import { count, counted, decimal, percent } from './number-text.ts';
import { figure, table } from './page.ts';

const SHARE_TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const share = (label: string) => ({ label, from: 0, to: 1, ticks: SHARE_TICKS });
const DIAGONAL = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

/** The ROC curve with the card's operating points. */
export function rocFigure({ roc, operatingPoints, areaUnderRoc }: Evaluation): Markup {
  const drawing = chart(
    {
      title: 'ROC curve',
      description: `Area ${decimal(areaUnderRoc.value)}; the operating points are in the table below.`,
      x: share('1 − specificity'),
      y: share('sensitivity'),
      aspect: 1,
    },
    [
      line(DIAGONAL, { tone: 'muted', dashed: true }),
      line(roc.map((point) => ({ x: 1 - point.specificity, y: point.sensitivity }))),
      dots(
        operatingPoints.map((point) => ({
          x: 1 - point.specificity,
          y: point.sensitivity,
          label: point.name,
          hint: `${point.name}: sensitivity ${decimal(point.sensitivity)}, specificity ${decimal(point.specificity)}`,
        })),
        { tone: 'fractured' },
      ),
    ],
  );
  return figure(
    drawing,
    table({
      caption: "The card's operating points on these pictures",
      columns: ['Point', 'P(fractured) ≥', 'Sensitivity', 'Specificity'],
      rows: operatingPoints.map((point) => [
        point.name,
        decimal(point.threshold),
        decimal(point.sensitivity),
        decimal(point.specificity),
      ]),
    }),
  );
}

/** Found fractures against false marks, with how often the strongest evidence lies on a fracture. */
export function frocFigure({
  froc,
  peakInBox,
  byChance,
  tolerance,
  pictures,
  meanAveragePrecision50,
}: Localisation): Markup {
  const drawing = chart(
    {
      title: 'FROC',
      description: 'Share of the drawn fractures with a marked region, against false marks a picture.',
      x: {
        label: 'false marks a picture',
        from: 0,
        to: Math.max(1, ...froc.map(({ falseMarks }) => falseMarks)),
      },
      y: share('drawn fractures found'),
    },
    [line(froc.map(({ falseMarks, sensitivity }) => ({ x: falseMarks, y: sensitivity })))],
  );
  return figure(
    drawing,
    table({
      caption: `Pictures with a drawn fracture: ${count(pictures)}; boxes widened by ${decimal(tolerance, 2)} of the side`,
      columns: ['Figure', 'Value'],
      rows: [
        [
          'strongest evidence in a box',
          `${percent(peakInBox.value)} (${percent(peakInBox.low)} to ${percent(peakInBox.high)})`,
        ],
        ['the same by chance', percent(byChance)],
        ['mAP50 of the regions', decimal(meanAveragePrecision50)],
        ['mAP50 of YOLOv8s on FracAtlas, as published', decimal(0.4, 2)],
        ...froc.map(({ falseMarks, sensitivity }) => [
          `found at ${decimal(falseMarks, 3)} false marks`,
          percent(sensitivity),
        ]),
      ],
    }),
  );
}

/** Stated probability against the observed share. */
export function reliabilityFigure({
  reliability,
  expectedCalibrationError,
  brier,
  pictures,
}: Evaluation): Markup {
  const filled = reliability.filter((bin) => bin.count > 0);
  const drawing = chart(
    {
      title: 'Reliability',
      description: `Observed share of fractured against stated probability; expected calibration error ${decimal(expectedCalibrationError)}.`,
      x: share('P(fractured) as stated'),
      y: share('share fractured'),
      aspect: 1,
    },
    [
      line(DIAGONAL, { tone: 'muted', dashed: true }),
      line(filled.map((bin) => ({ x: bin.meanProbability, y: bin.observed }))),
      dots(
        filled.map((bin) => ({
          x: bin.meanProbability,
          y: bin.observed,
          radius: 3 + 9 * Math.sqrt(bin.count / pictures),
          hint: `${counted(bin.count, 'picture')} at about ${decimal(bin.meanProbability, 2)}: ${percent(bin.observed)} fractured`,
        })),
      ),
    ],
  );
  return figure(
    drawing,
    html`A dot is a bin, as large as it is full; on the dashed line probabilities are what they say. Brier score ${decimal(brier.score)} = reliability ${decimal(brier.reliability)} − resolution ${decimal(brier.resolution)} + uncertainty ${decimal(brier.uncertainty)} + within bins ${decimal(brier.withinBins)}.`,
  );
}

/** How the probabilities of each class are spread. */
export function probabilityFigure({ threshold }: Evaluation, probabilities: readonly Forecast[]): Markup {
  const of = (fractured: boolean) =>
    histogram(
      probabilities
        .filter((picture) => picture.fractured === fractured)
        .map(({ probability }) => probability),
      { from: 0, to: 1, bins: 20 },
    );
  const [broken, whole] = [of(true), of(false)];
  const highest = Math.max(0.05, ...broken.map(({ value }) => value), ...whole.map(({ value }) => value));
  const drawing = chart(
    {
      title: 'Probabilities by class',
      description: 'Shares of each class by stated probability.',
      x: share('P(fractured) as stated'),
      y: { label: 'share of the class', from: 0, to: highest, format: (value) => percent(value, 0) },
      aspect: 0.8,
    },
    [
      bars(whole, { tone: 'intact' }),
      bars(broken, { tone: 'fractured' }),
      line(
        [
          { x: threshold, y: 0 },
          { x: threshold, y: highest },
        ],
        { tone: 'muted', dashed: true },
      ),
    ],
  );
  return figure(
    html`${key([
      { tone: 'fractured', text: 'fractured' },
      { tone: 'intact', text: 'not fractured' },
    ])}${drawing}`,
    `The dashed line is the balanced threshold, ${decimal(threshold)}.`,
  );
}

/** The confusion matrix, and what a call is worth at stated prevalences. */
export function callsFigure({ confusion, threshold, predictiveValues }: Evaluation): Markup {
  const { truePositive, falseNegative, falsePositive, trueNegative } = confusion;
  const cell = (value: number, ofAll: number): string => `${count(value)} (${percent(value / ofAll)})`;
  const fractured = truePositive + falseNegative;
  const others = falsePositive + trueNegative;
  const calls = table({
    caption: `Calls at P(fractured) ≥ ${decimal(threshold)} against the truth, per cent of the row`,
    columns: ['Truth', 'Called fractured', 'Called not fractured', 'All'],
    rows: [
      ['fractured', cell(truePositive, fractured), cell(falseNegative, fractured), count(fractured)],
      ['not fractured', cell(falsePositive, others), cell(trueNegative, others), count(others)],
    ],
  });
  const worth = table({
    caption: 'Predictive values: how often a call is right',
    columns: ['Of those examined, fractured', '“Fractured”', '“Not fractured”'],
    rows: predictiveValues.map(({ prevalence, positive, negative }) => [
      percent(prevalence),
      percent(positive),
      percent(negative),
    ]),
  });
  return figure(
    html`${calls}${worth}`,
    'A test set is not a clinic, where fractures are as common as they are: predictive values follow from sensitivity, specificity and prevalence by Bayes’ theorem.',
  );
}
