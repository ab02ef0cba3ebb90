/** The page before anything is on the light box: what it does, how to begin, and what it promises. */

import type { ReactNode, Ref } from 'react';
import type { Incoming } from '../study/intake/incoming.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { FilePicker, type FilePickerHandle } from './file-picker.tsx';
import { Logo } from './logo.tsx';
import { SampleGrid } from './sample-grid.tsx';
import './welcome.css';

interface WelcomeProps {
  readonly samples: string;
  readonly onFiles: (files: readonly Incoming[]) => void;
  readonly onSample: (file: File) => void;
  readonly picker: Ref<FilePickerHandle>;
  readonly modelReady: boolean;
  /** The model's line. */
  readonly children: ReactNode;
}

export function Welcome({ samples, onFiles, onSample, picker, modelReady, children }: WelcomeProps) {
  const text = messages.open;
  return (
    <div className="welcome">
      <section className="light-box">
        <Logo />
        <h2>{text.emptyTitle}</h2>
        <p className="muted">{text.emptyText}</p>
        <FilePicker ref={picker} label={text.choose} primary onFiles={onFiles} />
        {modelReady ? <p className="small muted">{text.dropHint}</p> : children}
      </section>
      <ul className="promises">
        <Promised icon="lock" title={text.privacy} text={text.privacyText} />
        <Promised icon="offline" title={text.offline} text={text.offlineText} />
        <Promised icon="stack" title={text.open} text={text.openText} />
      </ul>
      <section className="welcome-samples">
        <h2>{text.samples}</h2>
        <p className="small muted">{messages.samples.text}</p>
        <SampleGrid folder={samples} onOpen={onSample} />
      </section>
      {modelReady && (
        <section className="welcome-model">
          <h2>{messages.model.title}</h2>
          {children}
        </section>
      )}
    </div>
  );
}

function Promised({
  icon,
  title,
  text,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
}) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <h3>{title}</h3>
        <p className="small muted">{text}</p>
      </div>
    </li>
  );
}
