/** How far the reading of many files is, how long the rest takes, and how to halt it. */

import { messages } from '../ui/messages.ts';
import { type Queue, queueProgress } from './queue.ts';
import type { Study } from './study.ts';
import type { StudyActions } from './study-store.ts';

interface QueueBarProps {
  readonly study: Study;
  readonly queue: Queue;
  /** Whether folders or archives are still being looked through. */
  readonly looking: boolean;
  readonly actions: StudyActions;
}

/** Nothing where all is done, or but one file is read. */
export function QueueBar({ study, queue, looking, actions }: QueueBarProps) {
  const { done, all, left } = queueProgress(study, queue);
  const text = messages.list;
  if (!looking && (all < 2 || done === all)) return null;
  const said = queue.paused ? text.paused : left === null ? null : text.left(left);
  return (
    <div className="queue-bar">
      <progress
        className="model-progress"
        aria-label={text.progress(done, all)}
        value={done}
        max={all || 1}
      />
      <p className="small muted numbers">
        {[looking ? text.looking : null, said].filter((part) => part !== null).join(' · ')}
      </p>
      <div className="queue-bar-buttons">
        {done < all && (
          <button
            type="button"
            className="button-quiet small"
            onClick={queue.paused ? actions.resume : actions.pause}
          >
            {queue.paused ? text.resume : text.pause}
          </button>
        )}
        <button type="button" className="button-quiet small" onClick={actions.cancelWaiting}>
          {text.cancel}
        </button>
      </div>
    </div>
  );
}
