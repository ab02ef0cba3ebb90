/** One reading against the model's, in words. */

import type { Comparison } from '../../study/reader-mode/comparison.ts';
import { formatPercent } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';

export function ComparisonText({ comparison }: { readonly comparison: Comparison }) {
  const { person, model, truth, place } = comparison;
  const text = messages.reader;
  const { label } = messages.verdict;
  return (
    <div role="status">
      <h3>{person === model ? text.agree : text.differ}</h3>
      <dl className="facts">
        <div>
          <dt>{text.you}</dt>
          <dd>{label[person]}</dd>
        </div>
        <div>
          <dt>{messages.model.title}</dt>
          <dd>{label[model]}</dd>
        </div>
        {truth && (
          <div>
            <dt>{text.truth}</dt>
            <dd>
              {label[truth]} · {person === truth ? text.right : text.wrong}
            </dd>
          </div>
        )}
      </dl>
      {place && (
        <p className="small">
          {place.region === null
            ? place.hit
              ? text.near(formatPercent(place.distance))
              : text.far(formatPercent(place.distance))
            : text.inRegion(place.region)}
        </p>
      )}
    </div>
  );
}
