/** Looks back: every picture read while the history was on, with what was found; and the switch that keeps or deletes it. */

import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { browserHistory, type History, type KeptRecord } from '../../study/history/history.ts';
import { historySwitch, historyTrouble } from '../../study/history/keep-history.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { messages } from '../../ui/messages.ts';
import { DeleteHistory } from './delete-history.tsx';
import { HistoryRow } from './history-row.tsx';
import './history-page.css';

interface HistoryPageProps {
  readonly history?: History;
  /** Whether a record would give away what reader mode hides. */
  readonly hidden: boolean;
  readonly onClose: () => void;
}

type Kept =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly records: readonly KeptRecord[]; readonly all: number }
  | { readonly state: 'failed' };

/** Records that are shown at a time. */
const LOT = 100;

export function HistoryPage({ history = browserHistory, hidden, onClose }: HistoryPageProps) {
  const { on } = useStore(historySwitch);
  const trouble = useStore(historyTrouble, ({ failed }) => failed);
  const [kept, setKept] = useState<Kept>({ state: 'loading' });
  const [shown, setShown] = useState(LOT);
  const look = useCallback(
    (): Promise<void> =>
      history.newest(shown).then(
        (found) => setKept({ state: 'ready', ...found }),
        () => setKept({ state: 'failed' }),
      ),
    [history, shown],
  );
  useEffect(() => {
    void look();
  }, [look]);
  const text = messages.history;
  return (
    <Dialog title={text.title} page onClose={onClose}>
      <article className="history-page">
        <section>
          <label className="switch">
            {text.keep}
            <input
              type="checkbox"
              role="switch"
              checked={on}
              aria-checked={on}
              onChange={({ target }) => historySwitch.setState({ on: target.checked })}
            />
          </label>
          <p className="small muted">{text.about}</p>
          {(trouble || kept.state === 'failed') && (
            <p role="alert" className="tone-failed">
              {text.failed}
            </p>
          )}
        </section>
        {kept.state === 'ready' && (
          <section aria-label={text.readings}>
            <div className="history-head">
              <p className="small muted numbers" role="status">
                {text.count(kept.all)}
              </p>
              {kept.all > 0 && (
                <DeleteHistory
                  count={kept.all}
                  onDelete={() => history.deleteAll().then(look, () => setKept({ state: 'failed' }))}
                />
              )}
            </div>
            {hidden && <p>{messages.reader.hiddenPage}</p>}
            <ul className="history-rows">
              {(hidden ? [] : kept.records).map((record) => (
                <HistoryRow key={record.id} record={record} />
              ))}
            </ul>
            {!hidden && kept.all > kept.records.length && (
              <button type="button" className="button" onClick={() => setShown(shown + LOT)}>
                {text.more}
              </button>
            )}
          </section>
        )}
      </article>
    </Dialog>
  );
}
