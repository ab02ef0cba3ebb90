/** Which list of labels is in use, what in it is not understood, and how to do without. */

import { useStore } from 'zustand';
import { labels } from '../../study/evaluation/labels.ts';
import { Icon } from '../../ui/icon.tsx';
import { messages } from '../../ui/messages.ts';

/** Faults that are named one by one. */
const MOST = 20;

export function LabelsInUse() {
  const { list, refused } = useStore(labels);
  const text = messages.evaluate;
  return (
    <div role="status" className="labels-in-use small">
      {refused && (
        <p className="tone-failed">{text.listRefused(refused.name, text.whyRefused[refused.why])}</p>
      )}
      {list && (
        <>
          <p>
            {text.list(list.name, list.rows.length)}
            <button
              type="button"
              className="button-quiet"
              aria-label={text.forgetList(list.name)}
              onClick={() => labels.setState({ list: null })}
            >
              <Icon name="close" />
            </button>
          </p>
          {list.faults.length > 0 && (
            <details>
              <summary>{text.faults(list.faults.length)}</summary>
              <ul>
                {list.faults.slice(0, MOST).map(({ line, label }) => (
                  <li key={line}>{text.fault(line, label)}</li>
                ))}
                {list.faults.length > MOST && (
                  <li className="muted">{messages.list.andMore(list.faults.length - MOST)}</li>
                )}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  );
}
