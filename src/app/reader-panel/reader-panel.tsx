/** Reader mode beside the picture: asks for the person's own reading, then holds it against the model's. */

import { useStore } from 'zustand';
import { labels } from '../../study/evaluation/labels.ts';
import { truthsOf } from '../../study/evaluation/truth.ts';
import { type Comparison, compare, scoreOf } from '../../study/reader-mode/comparison.ts';
import { type Answer, readerMode } from '../../study/reader-mode/reader-mode.ts';
import type { Entry, ReadProgress, Study } from '../../study/study.ts';
import { judgementOf, viewpoint } from '../../study/viewpoint.ts';
import { messages } from '../../ui/messages.ts';
import { viewFor } from '../../viewer/viewer-state.ts';
import type { ViewerStore } from '../../viewer/viewer-store.ts';
import { ComparisonText } from './comparison-text.tsx';
import { ScoreText } from './score-text.tsx';
import './reader-panel.css';

interface ReaderPanelProps {
  readonly study: Study;
  readonly entry: Entry;
  readonly read: ReadProgress;
  readonly viewer: ViewerStore;
  readonly onAnswer: (answer: Answer) => void;
  readonly onSelect: (id: string) => void;
}

export function ReaderPanel({ study, entry, read, viewer, onAnswer, onSelect }: ReaderPanelProps) {
  const { answers } = useStore(readerMode);
  const { list } = useStore(labels);
  const from = useStore(viewpoint);
  const mark = useStore(viewer, ({ state }) => viewFor(state, entry.id).mark);
  const said = answers.get(entry.id);
  const text = messages.reader;
  if (!said) {
    return (
      <div className="reader-panel">
        <h3>{text.first}</h3>
        <p>{text.how}</p>
        <p className="small muted" role="status">
          {mark ? text.marked : text.unmarked}
        </p>
        <div className="reader-answers">
          <button
            type="button"
            className="button-primary"
            disabled={!mark}
            onClick={() => mark && onAnswer({ kind: 'fracture', at: mark })}
          >
            {text.fractureHere}
          </button>
          <button type="button" className="button" onClick={() => onAnswer({ kind: 'none' })}>
            {text.none}
          </button>
        </div>
      </div>
    );
  }
  const { of } = truthsOf(study.entries, list);
  const compared = (id: string, answer: Answer, progress: ReadProgress): Comparison =>
    compare(answer, progress, judgementOf(progress, from), of.get(id)?.label ?? null);
  const all = study.entries.flatMap(({ id, progress }) => {
    const answer = answers.get(id);
    return answer && progress.state === 'read' ? [compared(id, answer, progress)] : [];
  });
  const next = study.entries.find(({ id, progress }) => progress.state === 'read' && !answers.has(id));
  return (
    <div className="reader-panel">
      <ComparisonText comparison={compared(entry.id, said, read)} />
      <ScoreText score={scoreOf(all)} />
      {next && (
        <button type="button" className="button-primary" onClick={() => onSelect(next.id)}>
          {text.next}
        </button>
      )}
    </div>
  );
}
