/** Says where a picture looks like a negative, and lets a person have it turned over and read again. */

import { messages } from '../ui/messages.ts';
import type { Read } from './study.ts';

interface InversionNoticeProps {
  readonly reading: Pick<Read, 'source' | 'looksInverted'>;
  readonly onInvert: (inverted: boolean) => void;
}

export function InversionNotice({ reading, onInvert }: InversionNoticeProps) {
  const text = messages.inversion;
  const done = reading.source.inverted === true;
  if (!done && !reading.looksInverted) return null;
  return (
    <div className="verdict" role="note" aria-label={text.title}>
      <p>{done ? text.done : text.suspected}</p>
      <button type="button" className="button" onClick={() => onInvert(!done)}>
        {done ? text.undo : text.invert}
      </button>
    </div>
  );
}
