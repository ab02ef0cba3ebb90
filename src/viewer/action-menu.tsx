/** All actions in a menu: opened by a right click, a long press or the toolbar; arrows walk, Escape closes. */

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import type { Point } from '../render/affine.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import type { ActionGroup, ViewAction } from './actions/action.ts';
import { keyName } from './actions/keys.ts';
import { ACTIONS } from './actions/registry.ts';
import { isAble, isOn, type ViewerStore } from './viewer-store.ts';
import './action-menu.css';

interface ActionMenuProps {
  readonly viewer: ViewerStore;
  /** In points of the window. */
  readonly at: Point;
  readonly onClose: () => void;
}

const ITEMS = ACTIONS.filter((action): action is ViewAction => action.kind === 'view' && !action.noMenu);
const GROUPS = [...new Set(ITEMS.map(({ group }) => group))];
/** To the window's edges, in points. */
const MARGIN = 8;

export function ActionMenu({ viewer, at, onClose }: ActionMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const { current } = menu;
    if (!current) return;
    const { offsetWidth, offsetHeight } = current;
    const left = Math.min(at.x, window.innerWidth - offsetWidth - MARGIN);
    const top = Math.min(at.y, window.innerHeight - offsetHeight - MARGIN);
    current.style.left = `${Math.max(MARGIN, left)}px`;
    current.style.top = `${Math.max(MARGIN, top)}px`;
  }, [at]);
  useEffect(() => {
    before.current = document.activeElement;
    menu.current?.querySelector('button')?.focus();
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !menu.current?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', onPointerDown);
    window.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      window.removeEventListener('blur', onClose);
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, [onClose]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Nothing behind the menu hears its keys.
    event.stopPropagation();
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const focused = document.activeElement;
    const now = focused instanceof HTMLButtonElement ? items.indexOf(focused) : -1;
    const next = {
      ArrowDown: (now + 1) % items.length,
      ArrowUp: (now - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (next === undefined) return;
    else items[next]?.focus();
    event.preventDefault();
  };
  // Outside the light box, which would clip it.
  return createPortal(
    <div
      ref={menu}
      className="action-menu"
      role="menu"
      aria-label={messages.actions.menu}
      onKeyDown={onKeyDown}
    >
      {GROUPS.map((group) => (
        <Group key={group} {...{ group, viewer, onClose }} />
      ))}
    </div>,
    document.body,
  );
}

function Group({
  group,
  viewer,
  onClose,
}: Pick<ActionMenuProps, 'viewer' | 'onClose'> & { readonly group: ActionGroup }) {
  const viewing = useStore(viewer);
  const { name, group: groups } = messages.actions;
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a menu a group is a group, not a fieldset.
    <div role="group" aria-label={groups[group]} className="action-group">
      <p className="small muted" aria-hidden="true">
        {groups[group]}
      </p>
      {ITEMS.filter((action) => action.group === group).map((action) => (
        <button
          key={action.id}
          type="button"
          className="action-item"
          {...(action.isOn
            ? { role: 'menuitemcheckbox', 'aria-checked': isOn(action, viewing) }
            : { role: 'menuitem' })}
          aria-disabled={isAble(action, viewing) ? undefined : true}
          onClick={() => {
            if (viewer.run(action)) onClose();
          }}
        >
          {isOn(action, viewing) ? (
            <Icon name="check" />
          ) : action.icon ? (
            <Icon name={action.icon} />
          ) : (
            <span />
          )}
          <span>{name[action.id]}</span>
          <kbd>{keyName(action.keys[0] ?? '')}</kbd>
        </button>
      ))}
    </div>
  );
}
