/** Beside the picture: the verdict, the overlay's controls and the model behind both. */

import type { ReactNode } from 'react';
import type { Entry } from '../study/study.ts';
import type { ModelState } from '../study/study-store.ts';
import { Verdict } from '../study/verdict.tsx';
import { messages } from '../ui/messages.ts';
import { OverlayControls, OverlaySwitch } from '../viewer/overlay-controls.tsx';
import type { OverlaySettings } from '../viewer/overlay-settings.ts';

interface FindingsProps {
  readonly entry: Entry;
  readonly model: ModelState;
  readonly settings: OverlaySettings;
  readonly onSettings: (settings: OverlaySettings) => void;
  readonly onExplain: () => void;
  /** The model's line. */
  readonly children: ReactNode;
}

export function Findings({ entry, model, settings, onSettings, onExplain, children }: FindingsProps) {
  const { progress } = entry;
  return (
    <aside className="findings" aria-label={messages.verdict.title}>
      <section>
        <h2 className="section-title">{messages.verdict.title}</h2>
        {progress.state === 'read' && model.state === 'ready' ? (
          <Verdict
            reading={progress.reading}
            explanation={progress.explanations['grad-cam']}
            card={model.card}
            engine={model.engine}
          />
        ) : (
          <p className="muted">
            {progress.state === 'failed' ? messages.verdict.unreadable : messages.verdict.none}
          </p>
        )}
      </section>
      {progress.state === 'read' && (
        <section>
          <div className="section-head">
            <h2 className="section-title">{messages.overlay.title}</h2>
            {progress.explanations['grad-cam']?.state !== 'failed' && (
              <OverlaySwitch settings={settings} onChange={onSettings} />
            )}
          </div>
          <OverlayControls
            settings={settings}
            onChange={onSettings}
            explanation={progress.explanations['grad-cam'] ?? { state: 'pending', part: 0 }}
            onRetry={onExplain}
          />
        </section>
      )}
      <section>
        <h2 className="section-title">{messages.model.title}</h2>
        {children}
      </section>
    </aside>
  );
}
