/** The list of keys, made from the actions themselves, and what hands do on the picture. */

import { Fragment } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { messages } from '../ui/messages.ts';
import type { ActionGroup } from '../viewer/actions/action.ts';
import { keyName } from '../viewer/actions/keys.ts';
import { ACTIONS } from '../viewer/actions/registry.ts';
import './help-dialog.css';

const GROUPS = [...new Set(ACTIONS.map(({ group }) => group))];

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { help, actions } = messages;
  return (
    <Dialog title={help.title} onClose={onClose}>
      <div className="help-groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{actions.group[group]}</h3>
            <Keys group={group} />
          </section>
        ))}
        <section>
          <h3>{help.hands}</h3>
          <dl className="facts">
            {help.handsText.map(([hand, what]) => (
              <div key={hand}>
                <dt>{hand}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Keys({ group }: { readonly group: ActionGroup }) {
  const { help, actions } = messages;
  return (
    <dl className="facts">
      {ACTIONS.filter((action) => action.group === group).map(({ id, keys }) => (
        <div key={id}>
          <dt>{actions.name[id]}</dt>
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
      {group === 'page' && (
        <div>
          <dt>{help.paste}</dt>
          <dd>
            <kbd>Ctrl V</kbd>
          </dd>
        </div>
      )}
    </dl>
  );
}
