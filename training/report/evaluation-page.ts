/** An evaluation as a page: the numbers that matter, figures, and the worst mistakes. */

import type { Estimate } from '../../src/metrics/bootstrap.ts';
import type { Forecast } from '../../src/metrics/labelled.ts';
import type { Covering } from '../evaluation/covering.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { GateEvaluation } from '../evaluation/gate-evaluation.ts';
import type { Randomisation } from '../evaluation/randomisation.ts';
import type { Mistake } from '../evaluation/worst-mistakes.ts';
import {
  callsFigure,
  frocFigure,
  probabilityFigure,
  reliabilityFigure,
  rocFigure,
} from './evaluation-figures.ts';
import { memoryWarning } from './evaluation-text.ts';
import { type Content, html, type Markup } from './markup.ts';
import { count, counted, decimal, interval, percent } from './number-text.ts';
import {
  details,
  facts,
  page,
  paragraph,
  row,
  section,
  type Thumbnail,
  table,
  thumbnails,
  warning,
} from './page.ts';

/** A picture that the model got wrong, to be looked at. */
export interface ShownMistake extends Mistake {
  /** A small copy as a `data:` address, its strongest evidence ringed. */
  readonly source: string;
}

export interface EvaluationPageContent {
  readonly evaluation: Evaluation;
  /** P(fractured) of every picture, with its truth. */
  readonly probabilities: readonly Forecast[];
  /** The surest first. */
  readonly mistakes: readonly ShownMistake[];
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** The whole page as text. */
export function evaluationPage(content: EvaluationPageContent): string {
  const { evaluation } = content;
  return page({
    title: `${evaluation.model.id} on ${evaluation.data}`,
    lead: `Version ${evaluation.model.version}. ${counted(evaluation.pictures, 'picture')}, ${count(evaluation.fractured)} of them fractured, from ${counted(evaluation.groups, 'source')}. Intervals cover 95 % and are bootstrapped by source (${count(evaluation.bootstrap.resamples)} resamples), because copies of one picture are not independent. For research and teaching, not for diagnosis.`,
    sections: [
      ...(evaluation.alsoInTrain > 0 ? [warning(memoryWarning(evaluation))] : []),
      summary(evaluation),
      section('Discrimination and calibration', row(rocFigure(evaluation), reliabilityFigure(evaluation))),
      section(
        'Probabilities and calls',
        row(probabilityFigure(evaluation, content.probabilities), callsFigure(evaluation)),
      ),
      ...(evaluation.subgroups.length > 1 ? [subgroupSection(evaluation)] : []),
      ...evidenceSections(evaluation),
      ...sanitySection(evaluation),
      ...(evaluation.gate ? [gateSection(evaluation.gate)] : []),
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

function subgroupSection({ subgroups }: Evaluation): Markup {
  return section(
    'By data set and trait',
    table({
      caption: 'The same model and threshold on parts of the pictures',
      columns: [
        'Part',
        'Pictures',
        'Fractured',
        'Sources',
        'Sensitivity',
        'Specificity',
        'Area under ROC',
        '95 % interval',
        'One vote a source',
        'Calibration error',
      ],
      rows: subgroups.map((part) => [
        part.trait === null ? part.dataset : `${part.dataset}: ${part.trait}`,
        count(part.pictures),
        count(part.fractured),
        count(part.groups),
        decimal(part.sensitivity),
        decimal(part.specificity),
        decimal(part.areaUnderRoc.value),
        interval(part.areaUnderRoc),
        decimal(part.areaUnderRocOfGroups.value),
        decimal(part.expectedCalibrationError),
      ]),
    }),
  );
}

function evidenceSections({ subgroups }: Evaluation): Markup[] {
  return subgroups.flatMap(({ dataset, trait, localisation }) =>
    trait === null && localisation
      ? [section(`Where the evidence lies: ${dataset}`, frocFigure(localisation))]
      : [],
  );
}

/** Is the evidence what the answer rests on, and was it learnt? */
function sanitySection({ covering, randomisation }: Evaluation): Markup[] {
  if (!covering && !randomisation) return [];
  return [
    section(
      'Whether the evidence can be believed',
      covering && coveringTable(covering),
      randomisation && randomisationTable(randomisation),
    ),
  ];
}

const coveringTable = ({ pictures, fallAtPeak, fallElsewhere }: Covering): Markup =>
  table({
    caption: `How much P(fractured) falls in the mean when an eighth of the side is covered; ${counted(pictures, 'fractured picture')}`,
    columns: ['Covered', 'Mean fall'],
    rows: [
      ['the strongest evidence', decimal(fallAtPeak)],
      ['a place anywhere', decimal(fallElsewhere)],
    ],
  });

const randomisationTable = (found: Randomisation): Markup =>
  table({
    caption: `The model against itself with shuffled weights; ${counted(found.pictures, 'fractured picture')}`,
    columns: ['Figure', 'Value'],
    rows: [
      ['rank correlation of the maps', decimal(found.mapCorrelation)],
      ["strongest evidence in a box, the model's", percent(found.peakInBox)],
      ['the same with shuffled weights', percent(found.peakInBoxShuffled)],
      ['the same by chance', percent(found.byChance)],
    ],
  });

function gateSection({ bones, others }: GateEvaluation): Markup {
  return section(
    'Input gate',
    table({
      caption: 'Pictures that were refused as no bone radiographs',
      columns: ['Pictures', 'Refused', 'Of', 'Share'],
      rows: [{ name: 'bone radiographs', ...bones }, ...others].map(({ name, refused, pictures }) => [
        name,
        count(refused),
        count(pictures),
        percent(refused / pictures),
      ]),
    }),
  );
}

function mistakeSection(mistakes: readonly ShownMistake[]): Markup {
  const block = (title: string, list: readonly ShownMistake[]): Content =>
    list.length > 0 ? html`<h3>${title}</h3>${thumbnails(list.map(thumbnail))}` : null;
  return section(
    'The worst mistakes',
    mistakes.length > 0
      ? paragraph(
          'One picture a source, the surest mistakes first; a ring is where the evidence is strongest. Look at them: the label may be wrong, too.',
        )
      : paragraph('None: every picture was called rightly.'),
    block(
      'Fractured, but called not fractured',
      mistakes.filter(({ truth }) => truth === 'fractured'),
    ),
    block(
      'Not fractured, but called fractured',
      mistakes.filter(({ truth }) => truth === 'not fractured'),
    ),
  );
}

function thumbnail({ file, truth, probability, source }: ShownMistake): Thumbnail {
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
