/** A small notice at the edge: ready for offline use, or a new version to load when it suits. */

import { useStore } from 'zustand';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import type { Updates } from './updates.ts';
import './update-notice.css';

export function UpdateNotice({ updates }: { readonly updates: Updates }) {
  const notice = useStore(updates, (state) => state.notice);
  const text = messages.updates;
  return (
    <div className="notices" role="status">
      {notice === 'offline-ready' && (
        <div className="notice">
          <Icon name="intact" />
          <p>{text.offlineReady}</p>
          <button type="button" className="button-quiet" onClick={updates.dismiss} aria-label={text.dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
      {(notice === 'update-waiting' || notice === 'updated-elsewhere') && (
        <div className="notice">
          <p>
            {notice === 'update-waiting' ? text.waiting : text.elsewhere}{' '}
            <span className="muted">{text.waitingText}</span>
          </p>
          <button type="button" className="button-primary" onClick={updates.accept}>
            {text.update}
          </button>
          <button type="button" className="button" onClick={updates.dismiss}>
            {text.later}
          </button>
        </div>
      )}
    </div>
  );
}
