/** A probability as a bar, with the model's threshold and the band in which it commits itself to nothing. */

import type { Zone } from '../classifier/finding.ts';
import type { Band } from '../classifier/zone.ts';
import { formatProbability } from '../ui/format.ts';
import { messages } from '../ui/messages.ts';

interface ProbabilityBarProps {
  readonly probability: number;
  readonly threshold: number;
  readonly uncertain: Band;
  readonly zone: Zone;
}

const percent = (part: number): string => `${part * 100}%`;

export function ProbabilityBar({ probability, threshold, uncertain, zone }: ProbabilityBarProps) {
  const text = messages.verdict;
  return (
    <div className="probability">
      <div className="probability-head">
        <span className="muted">{text.probability}</span>
        <strong className="probability-value numbers">{formatProbability(probability)}</strong>
      </div>
      <meter className="only-heard" aria-label={text.probability} value={probability}>
        {text.meter(probability, threshold)}
      </meter>
      <div className="probability-bar" aria-hidden="true">
        <div className="probability-fill" data-zone={zone} style={{ width: percent(probability) }} />
        <div
          className="probability-band"
          style={{ left: percent(uncertain.from), width: percent(uncertain.to - uncertain.from) }}
        />
        <div className="probability-threshold" style={{ left: percent(threshold) }} />
      </div>
      <div className="probability-scale small muted numbers" aria-hidden="true">
        <span>0 %</span>
        <span
          className="probability-threshold-label"
          style={{ left: `clamp(22%, ${percent(threshold)}, 78%)` }}
        >
          {text.threshold(threshold)}
        </span>
        <span>100 %</span>
      </div>
    </div>
  );
}
