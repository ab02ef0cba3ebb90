/** A probability as a bar, with the model's threshold and the band in which it commits itself to nothing. */

import type { Judgement } from '../classifier/judgement.ts';
import { messages } from '../ui/messages.ts';
import { formatScore, measureOf } from './viewpoint.ts';

const percent = (part: number): string => `${part * 100}%`;

export function ProbabilityBar({ judgement }: { readonly judgement: Judgement }) {
  const { probability, threshold, uncertain, zone, meaning } = judgement;
  const text = messages.verdict;
  const [least, most] = meaning.kind === 'uncalibrated' ? ['0', '1'] : ['0 %', '100 %'];
  const name = measureOf(judgement);
  const written = (value: number): string => formatScore({ probability: value, meaning });
  return (
    <div className="probability">
      <div className="probability-head">
        <span className="muted">{name}</span>
        <strong className="probability-value numbers">{written(probability)}</strong>
      </div>
      <meter className="only-heard" aria-label={name} value={probability}>
        {text.meter(written(probability), written(threshold))}
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
        <span>{least}</span>
        <span
          className="probability-threshold-label"
          style={{ left: `clamp(22%, ${percent(threshold)}, 78%)` }}
        >
          {text.threshold(written(threshold))}
        </span>
        <span>{most}</span>
      </div>
    </div>
  );
}
