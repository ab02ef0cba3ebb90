/** Everything a person should know of a model before believing it: all of it from its card. */

import type { ReactNode } from 'react';
import type { Estimate, ModelCard } from '../classifier/model-card.ts';
import { formatCount, formatDate } from '../ui/format.ts';
import { messages } from '../ui/messages.ts';

interface ModelDescriptionProps {
  readonly card: ModelCard;
  /** Further facts, of the run at hand. */
  readonly children?: ReactNode;
}

export function ModelDescription({ card, children }: ModelDescriptionProps) {
  const text = messages.model;
  const { evaluation, training, weights, input } = card;
  return (
    <>
      <p>{card.summary}</p>
      <section>
        <h3>{text.measures}</h3>
        {evaluation ? (
          <>
            <p className="small muted">
              {evaluation.data}, {text.evaluatedOn(evaluation.pictures, evaluation.groups)}.{' '}
              {text.intervalText}
            </p>
            <dl className="facts numbers">
              <Measure name={text.areaUnderRoc} estimate={evaluation.areaUnderRoc} />
              <Measure name={text.sensitivity} estimate={evaluation.sensitivity} />
              <Measure name={text.specificity} estimate={evaluation.specificity} />
              <Measure name={text.accuracy} estimate={evaluation.accuracy} />
            </dl>
          </>
        ) : (
          <p>{text.notEvaluated}</p>
        )}
      </section>
      {card.limits.length > 0 && (
        <section>
          <h3>{text.limits}</h3>
          <ul className="bullets">
            {card.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{text.data}</h3>
        <ul className="bullets">
          {training.data.map((source) => (
            <li key={source.name}>
              {source.name}: {text.dataText(source.pictures, source.fractured, source.groups)}.{' '}
              {text.licence(source.licence)}. <span className="muted">{source.source}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text.facts}</h3>
        <dl className="facts numbers">
          <Fact name={text.version} value={card.version} />
          <Fact name={text.input} value={text.inputText(input.width, input.height)} />
          <Fact name={text.parameters} value={formatCount(weights.parameters)} />
          <Fact name={text.multiplyAdds} value={formatCount(weights.multiplyAdds)} />
          <Fact name={text.epochs} value={formatCount(training.epochs)} />
          <Fact name={text.finished} value={formatDate(training.finished)} />
          {children}
        </dl>
      </section>
    </>
  );
}

function Measure({ name, estimate }: { readonly name: string; readonly estimate: Estimate }) {
  return <Fact name={name} value={messages.model.interval(estimate.value, estimate.low, estimate.high)} />;
}

export function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
