/** One action as a button with its icon. */

import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import type { ViewAction } from './actions/action.ts';
import { keyName } from './actions/keys.ts';
import { isAble, isOn, type ViewerStore, type Viewing } from './viewer-store.ts';

interface ActionButtonProps {
  readonly action: ViewAction;
  readonly viewer: ViewerStore;
  readonly viewing: Viewing;
  readonly tabIndex: number;
}

export function ActionButton({ action, viewer, viewing, tabIndex }: ActionButtonProps) {
  const name = messages.actions.name[action.id];
  const [key] = action.keys;
  return (
    <button
      type="button"
      className="tool"
      tabIndex={tabIndex}
      aria-label={name}
      aria-pressed={action.isOn ? isOn(action, viewing) : undefined}
      aria-disabled={isAble(action, viewing) ? undefined : true}
      title={key ? `${name} (${keyName(key)})` : name}
      onClick={() => viewer.run(action)}
    >
      {action.icon && <Icon name={action.icon} />}
    </button>
  );
}
