/** The one figure that says most, with its interval, and what it rests on. */

import type { ModelCard } from '../../classifier/model-card.ts';
import type { Figures } from '../../study/evaluation/figures.ts';
import { formatMeasure } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import type { Interval } from './use-interval.ts';

interface HeadlineProps {
  readonly figures: Figures;
  readonly interval: Interval;
  readonly grouped: boolean;
  readonly card: ModelCard;
  /** Labelled pictures that are still to be read. */
  readonly waiting: number;
}

export function Headline({ figures, interval, grouped, card, waiting }: HeadlineProps) {
  const text = messages.evaluate;
  const { pictures, fractured, groups, refused, areaUnderRoc } = figures;
  return (
    <section aria-label={text.figures} className="evaluate-headline">
      <p className="small muted">{text.of(card.name)}</p>
      <p className="evaluate-auc numbers">
        <span>{text.auc}</span>{' '}
        <strong>{Number.isNaN(areaUnderRoc) ? text.undefinedFigure : formatMeasure(areaUnderRoc)}</strong>{' '}
        <span className="muted" role="status">
          {intervalWords(interval, waiting)}
        </span>
      </p>
      <p className="small numbers">
        {text.counted(pictures, fractured)} {grouped ? text.byGroup(groups) : text.byPicture}
      </p>
      {Number.isNaN(areaUnderRoc) && <p className="small">{text.oneClass}</p>}
      {refused > 0 && <p className="small">{text.refused(refused)}</p>}
      {card.evaluation && (
        <p className="small muted numbers">
          {text.ofCard}{' '}
          {messages.model.auc(
            card.evaluation.areaUnderRoc.value,
            card.evaluation.areaUnderRoc.low,
            card.evaluation.areaUnderRoc.high,
          )}
          . {text.notComparable}
        </p>
      )}
    </section>
  );
}

function intervalWords(interval: Interval, waiting: number): string {
  const text = messages.evaluate;
  switch (interval.state) {
    case 'none':
      return waiting > 0 ? text.intervalLater : '';
    case 'pending':
      return text.intervalPending;
    case 'failed':
      return text.intervalFailed;
    case 'ready': {
      const { low, high } = interval.estimate;
      return Number.isNaN(low) ? text.noInterval : text.interval(low, high);
    }
  }
}
