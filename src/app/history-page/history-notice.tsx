/** Says once that the history could not be kept; reading has gone on meanwhile. */

import { useState } from 'react';
import { useStore } from 'zustand';
import { historyTrouble } from '../../study/history/keep-history.ts';
import { Icon } from '../../ui/icon.tsx';
import { messages } from '../../ui/messages.ts';

export function HistoryNotice() {
  const failed = useStore(historyTrouble, (trouble) => trouble.failed);
  const [dismissed, setDismissed] = useState(false);
  return (
    <div className="notices" role="status">
      {failed && !dismissed && (
        <div className="notice">
          <p>{messages.history.failed}</p>
          <button
            type="button"
            className="button-quiet"
            onClick={() => setDismissed(true)}
            aria-label={messages.updates.dismiss}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
