/** Every opened file with its state; arrows move through them, Delete takes one away. */

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ModelCard } from '../classifier/model-card.ts';
import { messages } from '../ui/messages.ts';
import { FilmRow } from './film-row.tsx';
import type { Study } from './study.ts';
import type { StudyActions } from './study-store.ts';
import './film-strip.css';

interface FilmStripProps {
  readonly study: Study;
  /** The model's card once it is loaded. */
  readonly card: ModelCard | null;
  readonly actions: StudyActions;
}

const PLACES: Record<string, number> = {
  ArrowUp: -1,
  ArrowLeft: -1,
  ArrowDown: 1,
  ArrowRight: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export function FilmStrip({ study, card, actions }: FilmStripProps) {
  const list = useRef<HTMLUListElement>(null);
  const text = messages.list;
  const { entries, selected } = study;

  // Removing a row takes the focus with it: it goes on to the row that is shown instead.
  const hadFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the selection or the rows change.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (hadFocus.current) current?.focus();
    hadFocus.current = false;
  }, [selected, entries.length]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const places = PLACES[event.key];
    if (places !== undefined) actions.selectNeighbour(places);
    else if (event.key === 'Delete' && selected) actions.remove(selected);
    else return;
    hadFocus.current = true;
    event.preventDefault();
    event.stopPropagation();
  };

  const count = (state: 'read' | 'failed'): number =>
    entries.filter(({ progress }) => progress.state === state).length;
  return (
    <section className="film-strip" aria-label={text.title}>
      <header className="film-strip-head">
        <p className="small muted numbers" aria-live="polite">
          {text.summary(count('read'), count('failed'), entries.length)}
        </p>
        <button type="button" className="button-quiet small" onClick={actions.clear}>
          {text.clear}
        </button>
      </header>
      <ul ref={list} className="films" onKeyDown={onKeyDown}>
        {entries.map((entry) => (
          <FilmRow
            key={entry.id}
            entry={entry}
            card={card}
            selected={entry.id === selected}
            onSelect={() => actions.select(entry.id)}
            onRetry={() => actions.retry(entry.id)}
            onRemove={() => {
              hadFocus.current = true;
              actions.remove(entry.id);
            }}
          />
        ))}
      </ul>
    </section>
  );
}
