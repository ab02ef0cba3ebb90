/** Every opened file with its state; arrows move through them, Delete takes one away, X chooses one. */

import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { messages } from '../ui/messages.ts';
import { FilmRow } from './film-row.tsx';
import { ListTools } from './list-tools.tsx';
import { listed } from './listing.ts';
import { QueueBar } from './queue-bar.tsx';
import { ReadByOthers } from './read-by-others.tsx';
import { readerMode } from './reader-mode/reader-mode.ts';
import { SkippedFiles } from './skipped-files.tsx';
import type { StudyStore } from './study-store.ts';
import { useMedia } from './use-media.ts';
import { bringIntoSight, useRowWindow } from './use-row-window.ts';
import { viewpoint } from './viewpoint.ts';
import './film-strip.css';

const PLACES: Record<string, number> = {
  ArrowUp: -1,
  ArrowLeft: -1,
  ArrowDown: 1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Pixels from one row to the next, as the style has it: down the page, and across it on narrower screens. */
const DOWN = 68;
const ACROSS = 262;

export function FilmStrip({ store }: { readonly store: StudyStore }) {
  const { study, model, listing, queue, intake } = useStore(store);
  const { actions } = store;
  // Order, choice and exports go by the model's answers.
  const reading = useStore(readerMode, ({ on }) => on);
  const inUse = model.state === 'ready' ? model : null;
  const list = useRef<HTMLUListElement>(null);
  const across = useMedia('(max-width: 1179px)');
  const extent = across ? ACROSS : DOWN;
  const text = messages.list;
  const { entries, selected, marked } = study;
  const rows = listed(study, listing, useStore(viewpoint));
  const { from, to } = useRowWindow(list, rows.length, extent, across);
  const at = rows.findIndex(({ id }) => id === selected);

  // Removing a row takes the focus with it: it goes on to the row that is shown instead.
  const hadFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the selection or its place changes.
  useLayoutEffect(() => {
    if (list.current && at >= 0) bringIntoSight(list.current, at, extent, across);
  }, [selected, at, extent, across]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row far away is on the page only once it has been scrolled to.
  useLayoutEffect(() => {
    const current = hadFocus.current ? list.current?.querySelector<HTMLElement>('[aria-current]') : null;
    if (!current) return;
    current.focus({ preventScroll: true });
    hadFocus.current = false;
  }, [selected, entries.length, from, to]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const places = PLACES[event.key];
    if (places !== undefined) actions.selectNeighbour(places);
    else if (event.key === 'Delete' && selected) actions.remove(selected);
    else if (event.key === 'x' && selected) actions.mark([selected], !marked.has(selected));
    else return;
    hadFocus.current = true;
    event.preventDefault();
    event.stopPropagation();
  };

  const count = (state: 'read' | 'failed'): number =>
    entries.filter(({ progress }) => progress.state === state).length;
  const margin = (from: number, to: number) =>
    to > from && <li aria-hidden="true" style={{ [across ? 'minWidth' : 'height']: (to - from) * extent }} />;
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
      <QueueBar study={study} queue={queue} looking={intake.underWay > 0} actions={actions} />
      {entries.length > 1 && !reading && (
        <ListTools study={study} listing={listing} shown={rows} actions={actions} />
      )}
      {inUse && <ReadByOthers study={study} inUse={inUse} onAgain={actions.readOthersAgain} />}
      <SkippedFiles skipped={intake.skipped} onClose={actions.forgetSkipped} />
      {rows.length === 0 && <p className="small muted film-strip-none">{text.noneListed}</p>}
      <ul ref={list} className="films" onKeyDown={onKeyDown}>
        {margin(0, from)}
        {rows.slice(from, to).map((entry, index) => (
          <FilmRow
            key={entry.id}
            entry={entry}
            inUse={inUse}
            place={from + index + 1}
            of={rows.length}
            selected={entry.id === selected}
            marked={marked.has(entry.id)}
            onSelect={() => actions.select(entry.id)}
            onMark={entries.length > 1 ? (on) => actions.mark([entry.id], on) : null}
            onRetry={() => actions.retry(entry.id)}
            onRemove={() => {
              hadFocus.current = true;
              actions.remove(entry.id);
            }}
          />
        ))}
        {margin(to, rows.length)}
      </ul>
    </section>
  );
}
