/** Evaluates a classifier on chosen picture files. */

import type { Classifier } from '../../src/classifier/classifier.ts';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import type { Box } from '../../src/metrics/localisation.ts';
import type { Picture } from '../dataset/dataset.ts';
import { nothingDone } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { seededRandom } from '../random.ts';
import type { Choice } from './choose-pictures.ts';
import { measureCovering } from './covering.ts';
import { type Evaluation, type EvaluationPlan, evaluate } from './evaluation.ts';
import { evaluateGate } from './gate-evaluation.ts';
import { distinctContents, type Judgement, judgePictures, type Unjudged } from './judge-pictures.ts';
import { measureRandomisation } from './randomisation.ts';
import { type Mistake, mistakeOf, worstMistakes } from './worst-mistakes.ts';

export interface ModelEvaluation {
  readonly evaluation: Evaluation & { readonly mistakes: readonly Mistake[] };
  readonly judged: readonly Judgement[];
  readonly unjudged: readonly Unjudged[];
}

export interface Surroundings {
  traitsOf(picture: Picture): readonly string[];
  /** Whether pictures are read with their mirror images. */
  readonly flip: boolean;
  /** On how many fractured pictures the evidence is covered, to see whether the answer rests on it. */
  readonly cover: number;
  /** On how many the map is held against that of shuffled weights, to see whether it was learnt. */
  readonly shuffle: number;
  /** The model's own. */
  readonly files: ModelFiles;
  /** Pictures that are no bone radiographs, by what they are, such as "photo". */
  readonly notBones: ReadonlyMap<string, readonly Picture[]>;
}

/** Of each kind: as many as a person looks at one by one. */
const MISTAKES = 20;

/**
 * Reads the pictures, with progress on standard error, and computes the figures at the card's operating points.
 *
 * @param others what is known of the pictures besides, and pictures that are no bone radiographs
 * @throws CommandFailure where none of the pictures can be read
 */
export async function evaluateModel(
  { card, read: readPlainly }: Pick<Classifier, 'card' | 'read'>,
  { pictures, description }: Choice,
  options: Pick<EvaluationPlan, 'prevalences' | 'resamples' | 'seed'>,
  others: Surroundings,
): Promise<ModelEvaluation> {
  const read: Classifier['read'] = (radiograph, options) =>
    readPlainly(radiograph, { flip: others.flip, ...options });
  const progress = startProgress('reading pictures', distinctContents(pictures).length);
  const { judged, unjudged } = await judgePictures({ read }, pictures, {
    onProgress: () => progress.advance(),
  });
  progress.finish();
  if (judged.length === 0) {
    throw nothingDone(`None of the ${pictures.length} pictures can be read. ${unjudged[0]?.reason ?? ''}`);
  }
  const covering =
    others.cover > 0
      ? await measureCovering({ read }, judged, others.cover, seededRandom(options.seed))
      : null;
  const randomisation =
    others.shuffle > 0
      ? await measureRandomisation(
          { read: readPlainly },
          others.files,
          judged,
          others.shuffle,
          seededRandom(options.seed).fork('shuffled weights'),
        )
      : null;
  const gate = card.inputGate ? await evaluateGate({ read }, judged, others.notBones) : null;
  const drawnSets = new Set(
    judged.filter(({ picture }) => (picture.regions ?? []).length > 0).map(({ picture }) => picture.dataset),
  );
  const { balanced, highSensitivity, highSpecificity } = card.operatingPoints;
  const evaluation = evaluate(
    judged.map(({ picture, ...judgement }) => ({
      ...judgement,
      dataset: picture.dataset,
      traits: others.traitsOf(picture),
      boxes: drawnSets.has(picture.dataset) ? boxesOf(picture, judgement.fractured) : null,
    })),
    {
      model: { id: card.id, version: card.version },
      data: description,
      threshold: balanced.threshold,
      otherThresholds: {
        ...(highSensitivity && { 'high sensitivity': highSensitivity.threshold }),
        ...(highSpecificity && { 'high specificity': highSpecificity.threshold }),
      },
      gate,
      covering,
      randomisation,
      ...options,
    },
  );
  const mistakes = worstMistakes(judged, balanced.threshold, MISTAKES).map(mistakeOf);
  return { evaluation: { ...evaluation, mistakes }, judged, unjudged };
}

/** In sets where fractures were drawn: one without a drawing says nothing of where, a picture without one has none. */
export function boxesOf({ regions }: Picture, fractured: boolean): readonly Box[] | null {
  const drawn = regions ?? [];
  return fractured && drawn.length === 0 ? null : drawn;
}
