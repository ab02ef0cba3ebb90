/** Saves an evaluation: its figures as JSON, its pictures one a row as CSV. */

import type { ModelCard } from '../../classifier/model-card.ts';
import type { PointName } from '../../classifier/zone.ts';
import type { Estimate } from '../../metrics/bootstrap.ts';
import type { Evaluation } from '../../study/evaluation/evaluation.ts';
import { evaluationCsv, evaluationJson } from '../../study/evaluation/evaluation-files.ts';
import type { Figures } from '../../study/evaluation/figures.ts';
import { saveText } from '../../study/save-file.ts';
import { messages } from '../../ui/messages.ts';

interface SaveEvaluationProps {
  readonly evaluation: Evaluation;
  readonly figures: Figures;
  readonly interval: Estimate | null;
  readonly card: ModelCard;
  readonly at: PointName;
}

export function SaveEvaluation({ evaluation, figures, interval, card, at }: SaveEvaluationProps) {
  const text = messages.evaluate;
  const name = `osteoscope-evaluation-${card.id}`;
  return (
    <section aria-label={text.save} className="evaluate-save">
      <button
        type="button"
        className="button"
        onClick={() =>
          saveText(
            `${name}.json`,
            'application/json',
            evaluationJson({ evaluation, figures, interval, card }),
          )
        }
      >
        {text.saveJson}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => saveText(`${name}.csv`, 'text/csv', evaluationCsv({ evaluation, card }, at))}
      >
        {text.saveCsv}
      </button>
    </section>
  );
}
