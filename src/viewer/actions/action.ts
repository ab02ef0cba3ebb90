/** What an action is: something a person can do, offered by toolbar, menu, key, touch and help alike. */

import type { IconName } from '../../ui/icon.tsx';
import type { messages } from '../../ui/messages.ts';
import type { Sight } from '../sight.ts';
import type { ViewerState } from '../viewer-state.ts';

/** No action without its name in the table of texts. */
export type ActionId = keyof typeof messages.actions.name;

export type ActionGroup = keyof typeof messages.actions.group;

interface Offered {
  readonly id: ActionId;
  readonly group: ActionGroup;
  /**
   * As `KeyboardEvent.key` names them, letters in lower case; before them `Mod+` (Ctrl, or ⌘ on a Mac) and, for keys that
   * are no characters, `Shift+`.
   */
  readonly keys: readonly string[];
  readonly icon?: IconName;
  /** Whether the toolbar has a button for it. */
  readonly toolbar?: boolean;
  /** Whether the picture's menu leaves it out. */
  readonly noMenu?: boolean;
}

/** Changes the light box and nothing else. */
export interface ViewAction extends Offered {
  readonly kind: 'view';
  readonly run: (state: ViewerState, sight: Sight) => ViewerState;
  /** What happens when its key or button is let go. */
  readonly release?: (state: ViewerState) => ViewerState;
  /** Whether it holds now, for something that is on or off. */
  readonly isOn?: (state: ViewerState, sight: Sight) => boolean;
  /** Whether it means anything now; always, where it does not say. */
  readonly isAble?: (state: ViewerState, sight: Sight) => boolean;
}

export type PageActionId = 'open' | 'previous' | 'next' | 'remove' | 'save-picture' | 'report' | 'help';

/** Is done by the page around the light box. */
export interface PageAction extends Offered {
  readonly kind: 'page';
  readonly id: PageActionId;
}

export type Action = ViewAction | PageAction;
