/** The list of keys, made from the actions themselves. */

import { Fragment } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { messages } from '../ui/messages.ts';
import { ACTIONS, keyName } from '../viewer/actions.ts';

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const text = messages.help;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <dl className="facts">
        {ACTIONS.map(({ id, keys }) => (
          <div key={id}>
            <dt>{text.action[id]}</dt>
            <dd>
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && ' '}
                  <kbd>{keyName(key)}</kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{text.paste}</dt>
          <dd>
            <kbd>Ctrl</kbd> <kbd>V</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
