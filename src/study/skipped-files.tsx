/** Which files of a folder or an archive were left out, and why. */

import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import type { Skipped, SkipReason } from './intake/incoming.ts';

interface SkippedFilesProps {
  readonly skipped: readonly Skipped[];
  readonly onClose: () => void;
}

/** A longer list would be read by nobody. */
const MOST = 50;

export function SkippedFiles({ skipped, onClose }: SkippedFilesProps) {
  const text = messages.list;
  if (skipped.length === 0) return null;
  return (
    <div className="skipped small" role="status">
      <details>
        <summary>{text.skipped(skipped.length)}</summary>
        <ul>
          {skipped.slice(0, MOST).map(({ path, reason }) => (
            <li key={path}>
              <span>{path}</span>: <span className="muted">{reasonText(reason)}</span>
            </li>
          ))}
          {skipped.length > MOST && <li className="muted">{text.andMore(skipped.length - MOST)}</li>}
        </ul>
      </details>
      <button type="button" className="button-quiet" onClick={onClose} aria-label={text.skippedClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function reasonText(reason: SkipReason): string {
  const { skipReason } = messages.list;
  switch (reason.kind) {
    case 'unsupported':
      return skipReason.unsupported(reason.name);
    case 'refused':
      return skipReason.refused(reason.why);
    default:
      return skipReason[reason.kind];
  }
}
