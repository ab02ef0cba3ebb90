/** What a model was fitted to: each set with its licence, its pictures and the sources they come from. */

import type { ModelCard } from '../../classifier/model-card.ts';
import { formatCount } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import { ShareBars } from '../../ui/plot/share-bars.tsx';

export function TrainedOn({ training }: { readonly training: ModelCard['training'] }) {
  const text = messages.data;
  return (
    <section aria-label={text.trainedOn}>
      <h3>{text.trainedOn}</h3>
      <p className="data-note muted">{text.trainedOnText}</p>
      <div className="data-columns">
        <ShareBars
          title={text.fittedPictures}
          names={text.labels}
          bars={training.data.map(({ name, pictures, fractured }) => ({
            name,
            fractured,
            intact: pictures - fractured,
          }))}
        />
        <ul className="data-sources small">
          {training.data.map(({ name, licence, source, groups, pictures }) => (
            <li key={name}>
              <strong>{name}</strong>
              <span>{text.fromSources(pictures, groups)}</span>
              <span className="muted">{messages.model.licence(licence)}</span>
              <span className="muted">{source}</span>
            </li>
          ))}
        </ul>
      </div>
      <p className="small muted numbers">{text.epochs(formatCount(training.epochs), training.command)}</p>
    </section>
  );
}
