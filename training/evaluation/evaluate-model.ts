/** Evaluates a classifier on chosen picture files. */

import type { Classifier } from '../../src/classifier/classifier.ts';
import { nothingDone } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import type { Choice } from './choose-pictures.ts';
import { type Evaluation, type EvaluationPlan, evaluate } from './evaluation.ts';
import { distinctContents, type Judgement, judgePictures, type Unjudged } from './judge-pictures.ts';

export interface ModelEvaluation {
  readonly evaluation: Evaluation;
  readonly judged: readonly Judgement[];
  readonly unjudged: readonly Unjudged[];
}

/**
 * Reads the pictures, with progress on standard error, and computes the figures at the card's operating points.
 *
 * @throws CommandFailure where none of the pictures can be read
 */
export async function evaluateModel(
  { card, read }: Pick<Classifier, 'card' | 'read'>,
  { pictures, description }: Choice,
  options: Pick<EvaluationPlan, 'prevalences' | 'resamples' | 'seed'>,
): Promise<ModelEvaluation> {
  const progress = startProgress('reading pictures', distinctContents(pictures).length);
  const { judged, unjudged } = await judgePictures({ read }, pictures, () => progress.advance());
  progress.finish();
  if (judged.length === 0) {
    throw nothingDone(`None of the ${pictures.length} pictures can be read. ${unjudged[0]?.reason ?? ''}`);
  }
  const { balanced, highSensitivity, highSpecificity } = card.operatingPoints;
  const evaluation = evaluate(
    judged.map(({ picture, probability, fractured, group, alsoInTrain }) => ({
      probability,
      fractured,
      group,
      alsoInTrain,
      dataset: picture.dataset,
    })),
    {
      model: { id: card.id, version: card.version },
      data: description,
      threshold: balanced.threshold,
      otherThresholds: {
        ...(highSensitivity && { 'high sensitivity': highSensitivity.threshold }),
        ...(highSpecificity && { 'high specificity': highSpecificity.threshold }),
      },
      ...options,
    },
  );
  return { evaluation, judged, unjudged };
}
