/** After another model was chosen: how many pictures the one before has read, and a button that reads them again. */

import { messages } from '../ui/messages.ts';
import { readByOthers, type Study, type UsedModel } from './study.ts';
import './verdict-meaning.css';

interface ReadByOthersProps {
  readonly study: Study;
  readonly inUse: UsedModel;
  readonly onAgain: () => void;
}

/** Nothing where the model in use has read them all. */
export function ReadByOthers({ study, inUse, onAgain }: ReadByOthersProps) {
  const count = readByOthers(study, inUse).length;
  const text = messages.judging;
  if (count === 0) return null;
  return (
    <div className="read-by-others small">
      <p className="muted">{text.readByOthers(count)}</p>
      <button type="button" className="button small" onClick={onAgain}>
        {text.readAgain(count, inUse.card.name)}
      </button>
    </div>
  );
}
