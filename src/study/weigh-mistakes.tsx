/** The choice of the operating point: what it decides, and how often it was right where that was measured. */

import type { Judgement } from '../classifier/judgement.ts';
import type { ModelCard } from '../classifier/model-card.ts';
import { pointsOf } from '../classifier/zone.ts';
import { messages } from '../ui/messages.ts';
import { Segments } from '../ui/segments.tsx';
import { formatScore, viewpoint } from './viewpoint.ts';

interface WeighMistakesProps {
  readonly judgement: Judgement;
  readonly card: ModelCard;
}

export function WeighMistakes({ judgement, card }: WeighMistakesProps) {
  const { point, threshold, meaning } = judgement;
  const text = messages.judging;
  const points = pointsOf(card.operatingPoints);
  const { sensitivity = null, specificity = null } = card.operatingPoints[point] ?? {};
  return (
    <div className="weigh-mistakes">
      {points.length > 1 && (
        <Segments
          legend={text.point}
          choices={points}
          chosen={point}
          nameOf={(each) => text.pointName[each]}
          onChoose={(chosen) => viewpoint.setState({ point: chosen })}
        />
      )}
      <p className="small muted">
        {text.pointText[point]}{' '}
        {messages.verdict.thresholdText(formatScore({ probability: threshold, meaning }))}
        {sensitivity !== null && specificity !== null && ` ${text.rates(sensitivity, specificity)}`}
      </p>
    </div>
  );
}
