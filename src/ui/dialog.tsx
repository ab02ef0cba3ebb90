/** A modal dialog: the browser keeps focus inside and gives it back; Escape, the cross and a click beside it close it. */

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** Whether it takes the whole window, as a page of its own. */
  readonly page?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open for as long as it is rendered. */
export function Dialog({ title, page = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Closed before it leaves the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for keys what a click beside the dialog does.
    <dialog
      ref={dialog}
      className={page ? 'dialog dialog-page' : 'dialog'}
      aria-labelledby={heading}
      onCancel={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-body">
        <header className="dialog-header">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="button-quiet" onClick={onClose} aria-label={messages.dialog.close}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
