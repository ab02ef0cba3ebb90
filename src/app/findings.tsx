/** Beside the picture: the verdict, the overlay's controls and the model behind both. */

import type { ReactNode } from 'react';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import { InversionNotice } from '../study/inversion-notice.tsx';
import type { Entry } from '../study/study.ts';
import type { ModelState } from '../study/study-store.ts';
import { Verdict } from '../study/verdict.tsx';
import { messages } from '../ui/messages.ts';
import { OverlayControls, OverlaySwitch } from '../viewer/overlay-controls.tsx';
import { availableSources, overlayState } from '../viewer/overlay-source.ts';
import type { ViewerStore } from '../viewer/viewer-store.ts';

interface FindingsProps {
  readonly entry: Entry;
  readonly model: ModelState;
  readonly viewer: ViewerStore;
  readonly onExplain: (method: ExplanationMethod) => void;
  readonly onStopExplaining: (method: ExplanationMethod) => void;
  /** Reads the picture again with black and white changed over, or as its file has it. */
  readonly onInvert: (inverted: boolean) => void;
  /** The person's own reading in reader mode, and its switch; while the model's is hidden nothing else is shown. */
  readonly reader: { readonly hidden: boolean; readonly toggle: ReactNode; readonly panel: ReactNode };
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
  onInvert,
  reader,
  keep,
  children,
}: FindingsProps) {
  const { progress } = entry;
  const current = progress.state === 'read' && model.state === 'ready' && progress.by.source === model.source;
  return (
    <aside className="findings" aria-label={messages.verdict.title}>
      <section>
        <div className="section-head">
          <h2 className="section-title">{messages.verdict.title}</h2>
          {reader.toggle}
        </div>
        {reader.panel}
        {reader.hidden ? null : progress.state === 'read' ? (
          <>
            <Verdict read={progress} explanation={progress.explanations['grad-cam']} current={current} />
            <InversionNotice reading={progress.reading} onInvert={onInvert} />
          </>
        ) : (
          <p className="muted">
            {progress.state === 'failed' ? messages.verdict.unreadable : messages.verdict.none}
          </p>
        )}
      </section>
      {keep && (
        <section>
          <h2 className="section-title">{messages.hardCopy.title}</h2>
          {keep}
        </section>
      )}
      {progress.state === 'read' && !reader.hidden && (
        <section>
          <div className="section-head">
            <h2 className="section-title">{messages.overlay.title}</h2>
            <OverlaySwitch viewer={viewer} />
          </div>
          <OverlayControls
            viewer={viewer}
            sources={availableSources(progress, current)}
            stateOf={(source) => overlayState(progress, source)}
            onAsk={onExplain}
            onCancel={onStopExplaining}
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
