/** What a person can set: language and colours, and what this browser keeps. */

import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../../ui/dialog.tsx';
import { LANGUAGES } from '../../ui/language.ts';
import { messages } from '../../ui/messages.ts';
import { Segments } from '../../ui/segments.tsx';
import { preferences, THEMES } from '../preferences.ts';
import { KeptStorage } from './kept-storage.tsx';
import './settings-dialog.css';

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { language, theme } = useStore(preferences);
  const text = messages.settings;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <Setting title={text.language}>
        <Segments
          legend={text.language}
          choices={['browser', ...LANGUAGES]}
          chosen={language}
          nameOf={(each) => text.languageName[each]}
          onChoose={(chosen) => preferences.setState({ language: chosen })}
        />
      </Setting>
      <Setting title={text.theme}>
        <Segments
          legend={text.theme}
          choices={THEMES}
          chosen={theme}
          nameOf={(each) => text.themeName[each]}
          onChoose={(chosen) => preferences.setState({ theme: chosen })}
        />
      </Setting>
      <Setting title={text.storage}>
        <KeptStorage />
      </Setting>
      <Setting title={text.tour}>
        <p className="small muted">{text.tourText}</p>
        <button
          type="button"
          className="button"
          onClick={() => {
            preferences.setState({ toured: false });
            onClose();
          }}
        >
          {text.tourAgain}
        </button>
      </Setting>
    </Dialog>
  );
}

function Setting({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="setting">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
