/** The most used actions as buttons in a row, and a way to all of them; one stop of the Tab key, arrows go on from there. */

import { Fragment, type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { ActionButton } from './action-button.tsx';
import type { ViewAction } from './actions/action.ts';
import { ACTIONS } from './actions/registry.ts';
import type { ViewerStore } from './viewer-store.ts';
import './toolbar.css';

interface ToolbarProps {
  readonly viewer: ViewerStore;
  /** Opens the menu of all actions at a point of the window. */
  readonly onMore: (at: { readonly x: number; readonly y: number }) => void;
}

const BUTTONS = ACTIONS.filter(
  (action): action is ViewAction => action.kind === 'view' && action.toolbar === true,
);

const PLACES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at, last) => (at > 0 ? at - 1 : last),
  ArrowRight: (at, last) => (at < last ? at + 1 : 0),
  Home: () => 0,
  End: (_, last) => last,
};

export function Toolbar({ viewer, onMore }: ToolbarProps) {
  const viewing = useStore(viewer);
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);

  const onKeyDown = (event: KeyboardEvent): void => {
    const go = PLACES[event.key];
    if (!go || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = go(stop, BUTTONS.length);
    setStop(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  const openMenu = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    const { right, bottom } = currentTarget.getBoundingClientRect();
    onMore({ x: right, y: bottom + 4 });
  };
  return (
    <div
      ref={bar}
      className="toolbar"
      role="toolbar"
      aria-label={messages.actions.toolbar}
      onKeyDown={onKeyDown}
    >
      <div className="toolbar-row">
        {BUTTONS.map((action, index) => (
          <Fragment key={action.id}>
            {index > 0 && BUTTONS[index - 1]?.group !== action.group && <span className="toolbar-gap" />}
            <ActionButton {...{ action, viewer, viewing }} tabIndex={index === stop ? 0 : -1} />
          </Fragment>
        ))}
      </div>
      <button
        type="button"
        className="tool"
        tabIndex={stop === BUTTONS.length ? 0 : -1}
        aria-label={messages.actions.more}
        title={messages.actions.more}
        aria-haspopup="menu"
        onClick={openMenu}
      >
        <Icon name="more" />
      </button>
    </div>
  );
}
