/** Turns reader mode on and off. */

import { useStore } from 'zustand';
import { readerMode } from '../../study/reader-mode/reader-mode.ts';
import { messages } from '../../ui/messages.ts';

/** @param onStart called when it is turned on: an order or a choice by the model's answers would give them away */
export function ReaderSwitch({ onStart }: { readonly onStart: () => void }) {
  const { on } = useStore(readerMode);
  return (
    <label className="switch" title={messages.reader.about}>
      {messages.reader.title}
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={({ target }) => {
          if (target.checked) onStart();
          readerMode.setState({ on: target.checked });
        }}
      />
    </label>
  );
}
