/** One file of the list: its thumbnail, name and verdict or state. */

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { greyPixels } from '../render/pixels.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { PixelCanvas } from '../ui/pixel-canvas.tsx';
import { isHidden, readerMode } from './reader-mode/reader-mode.ts';
import { type Entry, type ReadProgress, readingOf, type UsedModel } from './study.ts';
import { VerdictMark } from './verdict-mark.tsx';
import { formatScore, judgementOf, viewpoint } from './viewpoint.ts';

interface FilmRowProps {
  readonly entry: Entry;
  /** Null while none is loaded. */
  readonly inUse: Pick<UsedModel, 'source'> | null;
  /** Its place among the rows, from 1, and how many they are: not all of them are on the page. */
  readonly place: number;
  readonly of: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly onSelect: () => void;
  /** Null where there is nothing to choose among. */
  readonly onMark: ((marked: boolean) => void) | null;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}

export function FilmRow({
  entry,
  inUse,
  place,
  of,
  selected,
  marked,
  onSelect,
  onMark,
  onRetry,
  onRemove,
}: FilmRowProps) {
  const { file, path, origin, progress } = entry;
  const text = messages.list;
  return (
    <li className="film-row" data-state={progress.state} aria-posinset={place} aria-setsize={of}>
      {onMark && (
        <input
          type="checkbox"
          className="film-row-mark"
          aria-label={text.mark(file.name)}
          checked={marked}
          onChange={({ target }) => onMark(target.checked)}
        />
      )}
      <button
        type="button"
        className="film-row-select"
        aria-current={selected ? 'true' : undefined}
        onClick={onSelect}
      >
        <Thumbnail entry={entry} inUse={inUse} />
        <span className="film-row-text">
          <span className="film-row-name" title={path}>
            {file.name}
          </span>
          <span className="film-row-state small">
            <State entry={entry} />
            {origin === 'phantom' && <span className="muted">{text.phantom}</span>}
          </span>
        </span>
      </button>
      <span className="film-row-actions">
        {progress.state === 'failed' && (
          <button type="button" className="button-quiet" onClick={onRetry} aria-label={text.retry(file.name)}>
            <Icon name="retry" />
          </button>
        )}
        <button type="button" className="button-quiet" onClick={onRemove} aria-label={text.remove(file.name)}>
          <Icon name="close" />
        </button>
      </span>
    </li>
  );
}

function State({ entry }: Pick<FilmRowProps, 'entry'>) {
  const { progress } = entry;
  const hidden = useStore(readerMode, (mode) => isHidden(mode, entry));
  const text = messages.list;
  switch (progress.state) {
    case 'waiting':
      return <span className="muted">{text.waiting}</span>;
    case 'reading':
      return <span className="tone-reading">{text[progress.step]} …</span>;
    case 'failed':
      return (
        <span className="tone-failed" title={messages.failure(progress.failure)}>
          {text.failed}
        </span>
      );
    case 'read':
      return hidden ? <span>{messages.reader.hiddenRow}</span> : <Outcome read={progress} />;
  }
}

function Outcome({ read }: { readonly read: ReadProgress }) {
  const judgement = judgementOf(read, useStore(viewpoint));
  if (read.reading.finding.admission.kind === 'refused')
    return <span className="tone-failed">{messages.list.refused}</span>;
  return (
    <>
      <VerdictMark zone={judgement.zone}>{messages.verdict.label[judgement.label]}</VerdictMark>
      <span className="numbers muted">{formatScore(judgement)}</span>
    </>
  );
}

/** Marked where another model than the one in use has read the picture. */
function Thumbnail({ entry, inUse }: Pick<FilmRowProps, 'entry' | 'inUse'>) {
  const { progress } = entry;
  const thumbnail = readingOf(entry)?.reading.thumbnail;
  const pixels = useMemo(() => thumbnail && greyPixels(thumbnail), [thumbnail]);
  return (
    <span className="film-thumbnail">
      {pixels ? <PixelCanvas pixels={pixels} /> : progress.state === 'failed' && <Icon name="warning" />}
      {progress.state === 'read' && inUse && inUse.source !== progress.by.source && (
        <span className="film-row-model" title={messages.judging.readBy(progress.by.card.name)}>
          <Icon name="stack" />
          <span className="only-heard">{messages.judging.readBy(progress.by.card.name)}</span>
        </span>
      )}
    </span>
  );
}
