/** Deletes the whole history, after a second press. */

import { useState } from 'react';
import { messages } from '../../ui/messages.ts';

interface DeleteHistoryProps {
  readonly count: number;
  readonly onDelete: () => Promise<void>;
}

export function DeleteHistory({ count, onDelete }: DeleteHistoryProps) {
  const [state, setState] = useState<'idle' | 'asking' | 'deleting'>('idle');
  const text = messages.history;
  if (state === 'idle') {
    return (
      <button type="button" className="button" onClick={() => setState('asking')}>
        {text.deleteAll}
      </button>
    );
  }
  return (
    <div className="history-delete" role="alert">
      <p className="small">{text.deleteSure(count)}</p>
      <button
        type="button"
        className="button"
        disabled={state === 'deleting'}
        onClick={() => {
          setState('deleting');
          void onDelete().then(() => setState('idle'));
        }}
      >
        {text.deleteYes}
      </button>
      <button type="button" className="button-quiet" onClick={() => setState('idle')}>
        {text.deleteNo}
      </button>
    </div>
  );
}
