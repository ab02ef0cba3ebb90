/** Beside the picture: the verdict, the overlay's controls and the model behind both. */

import type { ReactNode } from 'react';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import type { Entry } from '../study/study.ts';
import type { ModelState } from '../study/study-store.ts';
import { Verdict } from '../study/verdict.tsx';
import { messages } from '../ui/messages.ts';
import { OverlayControls, OverlaySwitch } from '../viewer/overlay-controls.tsx';
import { overlaySources, overlayState } from '../viewer/overlay-source.ts';
import type { ViewerStore } from '../viewer/viewer-store.ts';

interface FindingsProps {
  readonly entry: Entry;
  readonly model: ModelState;
  readonly viewer: ViewerStore;
  readonly onExplain: (method: ExplanationMethod) => void;
  readonly onStopExplaining: (method: ExplanationMethod) => void;
  /** What can be taken away of the picture; null where there is nothing yet. */
  readonly keep: ReactNode;
  /** The model's line. */
  readonly children: ReactNode;
}

export function Findings({
  entry,
  model,
  viewer,
  onExplain,
  onStopExplaining,
  keep,
  children,
}: FindingsProps) {
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
      {progress.state === 'read' && model.state === 'ready' && (
        <section>
          <div className="section-head">
            <h2 className="section-title">{messages.overlay.title}</h2>
            <OverlaySwitch viewer={viewer} />
          </div>
          <OverlayControls
            viewer={viewer}
            sources={overlaySources(model.card)}
            stateOf={(source) => overlayState(progress, source, model.card)}
            onAsk={onExplain}
            onCancel={onStopExplaining}
          />
        </section>
      )}
      {keep && (
        <section>
          <h2 className="section-title">{messages.hardCopy.title}</h2>
          {keep}
        </section>
      )}
      <section>
        <h2 className="section-title">{messages.model.title}</h2>
        {children}
      </section>
    </aside>
  );
}
