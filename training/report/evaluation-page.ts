/** An evaluation as a page: the figures, the ROC curve, reliability, confusion, and the worst mistakes. */

import type { Estimate } from '../../src/metrics/bootstrap.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { bars, chart, dots, key, line } from './chart.ts';
import { histogram } from './histogram.ts';
import { type Content, html, type Markup } from './markup.ts';
import { count, counted, decimal, interval, percent } from './number-text.ts';
import {
  details,
  facts,
  figure,
  page,
  paragraph,
  row,
  section,
  type Thumbnail,
  table,
  thumbnails,
} from './page.ts';

/** A picture that the model got wrong. */
export interface Mistake {
  readonly file: string;
  readonly fractured: boolean;
  readonly probability: number;
  /** A small copy as a `data:` address. */
  readonly source: string;
}

export interface EvaluationPageContent {
  readonly evaluation: Evaluation;
  /** P(fractured) of every picture, with its truth. */
  readonly probabilities: readonly { readonly probability: number; readonly fractured: boolean }[];
  /** The surest first. */
  readonly mistakes: readonly Mistake[];
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** The whole page as text. */
export function evaluationPage(content: EvaluationPageContent): string {
  const { evaluation } = content;
  return page({
    title: `${evaluation.model.id} on ${evaluation.data}`,
    lead: `Version ${evaluation.model.version}. ${counted(evaluation.pictures, 'picture')}, ${count(evaluation.fractured)} of them fractured, from ${counted(evaluation.groups, 'source')}. Intervals cover 95 % and are bootstrapped by source (${count(evaluation.bootstrap.resamples)} resamples), because copies of one picture are not independent. For research and teaching, not for diagnosis.`,
    sections: [
      summary(evaluation),
      section('Discrimination and calibration', row(rocFigure(evaluation), reliabilityFigure(evaluation))),
      section('Probabilities', row(probabilityFigure(content), confusionFigure(evaluation))),
      predictiveSection(evaluation),
      ...(evaluation.datasets.length > 1 ? [datasetSection(evaluation)] : []),
      mistakeSection(content.mistakes),
      ...(content.unreadable.length > 0 ? [unreadableSection(content.unreadable)] : []),
    ],
  });
}

function summary(evaluation: Evaluation): Markup {
  const fact = (name: string, figures: Estimate) => ({
    name,
    value: decimal(figures.value),
    note: interval(figures),
  });
  return section(
    'In short',
    facts([
      fact('Area under ROC', evaluation.areaUnderRoc),
      fact('… with one vote a source', evaluation.areaUnderRocOfGroups),
      fact('Accuracy', evaluation.accuracy),
      fact('Sensitivity', evaluation.sensitivity),
      fact('Specificity', evaluation.specificity),
      fact('Average precision', evaluation.averagePrecision),
      {
        name: 'Calibration error',
        value: decimal(evaluation.expectedCalibrationError),
        note: `expected, ${evaluation.reliability.length} bins`,
      },
      { name: 'Brier score', value: decimal(evaluation.brier.score), note: 'lower is better' },
    ]),
  );
}

const SHARE_TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const share = (label: string) => ({ label, from: 0, to: 1, ticks: SHARE_TICKS });
const DIAGONAL = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

function rocFigure({ roc, operatingPoints, areaUnderRoc }: Evaluation): Markup {
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

function reliabilityFigure({ reliability, expectedCalibrationError, brier, pictures }: Evaluation): Markup {
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

function probabilityFigure({ probabilities, evaluation }: EvaluationPageContent): Markup {
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
          { x: evaluation.threshold, y: 0 },
          { x: evaluation.threshold, y: highest },
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
    `The dashed line is the balanced threshold, ${decimal(evaluation.threshold)}.`,
  );
}

function confusionFigure({ confusion, threshold }: Evaluation): Markup {
  const { truePositive, falseNegative, falsePositive, trueNegative } = confusion;
  const cell = (value: number, ofAll: number): string => `${count(value)} (${percent(value / ofAll)})`;
  const fractured = truePositive + falseNegative;
  const others = falsePositive + trueNegative;
  return figure(
    table({
      caption: `Calls at P(fractured) ≥ ${decimal(threshold)} against the truth, per cent of the row`,
      columns: ['Truth', 'Called fractured', 'Called not fractured', 'All'],
      rows: [
        ['fractured', cell(truePositive, fractured), cell(falseNegative, fractured), count(fractured)],
        ['not fractured', cell(falsePositive, others), cell(trueNegative, others), count(others)],
      ],
    }),
    'Sensitivity and specificity are the shares on the diagonal.',
  );
}

function predictiveSection({ predictiveValues }: Evaluation): Markup {
  return section(
    'What a call is worth',
    paragraph(
      'A test set is not a clinic: there, fractures are as common as they are. By Bayes’ theorem from the sensitivity and specificity above:',
    ),
    table({
      caption: 'Predictive values by prevalence',
      columns: ['Of those examined, fractured', '“Fractured” is right in', '“Not fractured” is right in'],
      rows: predictiveValues.map(({ prevalence, positive, negative }) => [
        percent(prevalence),
        percent(positive),
        percent(negative),
      ]),
    }),
  );
}

function datasetSection({ datasets }: Evaluation): Markup {
  return section(
    'By data set',
    table({
      caption: 'The same model and threshold on each set',
      columns: ['Set', 'Pictures', 'Fractured', 'Sources', 'Sensitivity', 'Specificity', 'Area under ROC'],
      rows: datasets.map((set) => [
        set.name,
        count(set.pictures),
        count(set.fractured),
        count(set.groups),
        decimal(set.sensitivity),
        decimal(set.specificity),
        decimal(set.areaUnderRoc),
      ]),
    }),
  );
}

function mistakeSection(mistakes: readonly Mistake[]): Markup {
  const block = (title: string, list: readonly Mistake[]): Content =>
    list.length > 0 ? html`<h3>${title}</h3>${thumbnails(list.map(thumbnail))}` : null;
  return section(
    'The worst mistakes',
    mistakes.length > 0
      ? paragraph(
          'One picture a source, the surest mistakes first. Look at them: the label may be wrong, too.',
        )
      : paragraph('None: every picture was called rightly.'),
    block(
      'Fractured, but called not fractured',
      mistakes.filter(({ fractured }) => fractured),
    ),
    block(
      'Not fractured, but called fractured',
      mistakes.filter(({ fractured }) => !fractured),
    ),
  );
}

function thumbnail({ file, fractured, probability, source }: Mistake): Thumbnail {
  const truth = fractured ? 'fractured' : 'not fractured';
  return {
    source,
    description: `${file}: ${truth}, read with P(fractured) ${decimal(probability, 2)}`,
    caption: html`P(fractured) ${decimal(probability)}<br>${file}`,
  };
}

function unreadableSection(unreadable: EvaluationPageContent['unreadable']): Markup {
  return section(
    'Files that could not be read',
    details(
      `${counted(unreadable.length, 'file')}, not part of any figure above`,
      table({
        caption: 'Files and reasons',
        columns: ['File', 'Reason'],
        rows: unreadable.map(({ file, reason }) => [file, reason]),
      }),
    ),
  );
}
