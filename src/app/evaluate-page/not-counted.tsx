/** The files that are in no figure, counted and named, each kind with its reason. */

import type { Evaluation } from '../../study/evaluation/evaluation.ts';
import { messages } from '../../ui/messages.ts';

/** A longer list would be read by nobody. */
const MOST = 50;

export function NotCounted({ evaluation }: { readonly evaluation: Evaluation }) {
  const text = messages.evaluate;
  const { pictures, waiting, unlabelled, unreadable, contradicted, missing } = evaluation;
  const kinds = [
    { title: text.unlabelled(unlabelled.length), names: unlabelled },
    {
      title: text.unreadable(unreadable.length),
      names: unreadable.map(({ path, failure }) => `${path}: ${messages.failure(failure)}`),
    },
    { title: text.contradicted(contradicted.length), names: contradicted },
    { title: text.missing(missing.length), names: missing },
  ].filter(({ names }) => names.length > 0);
  const nothing = pictures.length === 0 && waiting === 0;
  if (kinds.length === 0 && waiting === 0 && !nothing) return null;
  return (
    <section aria-label={text.notCounted} className="not-counted small">
      {nothing && <p>{text.nothingLabelled}</p>}
      {waiting > 0 && <p role="status">{text.waiting(waiting)}</p>}
      {kinds.map(({ title, names }) => (
        <details key={title}>
          <summary>{title}</summary>
          <ul>
            {names.slice(0, MOST).map((name) => (
              <li key={name}>{name}</li>
            ))}
            {names.length > MOST && <li className="muted">{messages.list.andMore(names.length - MOST)}</li>}
          </ul>
        </details>
      ))}
    </section>
  );
}
