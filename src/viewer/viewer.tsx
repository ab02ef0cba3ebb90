/** The light box: the picture on show, or what stands in its way. */

import { type DisplayPicture, displayPicture } from '../render/display-picture.ts';
import type { FilmPlane } from '../render/film-plane.ts';
import type { Entry } from '../study/study.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { Film } from './film.tsx';
import { isOverlayVisible, type OverlaySettings } from './overlay-settings.ts';
import './viewer.css';

interface ViewerProps {
  readonly entry: Entry;
  /** The entry's picture where it is at hand. */
  readonly picture: FilmPlane | undefined;
  readonly settings: OverlaySettings;
  readonly modelReady: boolean;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}

export function Viewer({ entry, picture, settings, modelReady, onRetry, onRemove }: ViewerProps) {
  const { file, origin, progress } = entry;
  const text = messages.viewer;
  return (
    <figure className="viewer">
      <div className="viewer-stage">
        <Stage {...{ entry, picture, settings, modelReady, onRetry, onRemove }} />
      </div>
      <figcaption className="viewer-caption">
        <span className="viewer-name" title={file.name}>
          {file.name}
        </span>
        {origin === 'phantom' && <span className="tag tone-phantom">{text.phantom}</span>}
        {progress.state === 'read' && (
          <span className="small muted numbers">
            {text.facts(
              progress.reading.size.width,
              progress.reading.size.height,
              progress.reading.source.format,
              progress.reading.source.bits,
              progress.reading.source.bytes,
            )}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function Stage({ entry, picture, settings, modelReady, onRetry, onRemove }: ViewerProps) {
  const { file, progress } = entry;
  const text = messages.viewer;
  switch (progress.state) {
    case 'waiting':
      return <Busy>{modelReady ? text.waiting : text.waitingForModel}</Busy>;
    case 'reading':
      return <Busy>{text.reading[progress.step]}</Busy>;
    case 'failed':
      return (
        <div className="viewer-failed">
          <Icon name="warning" />
          <h3>{text.failed(file.name)}</h3>
          <p>{progress.failure.message}</p>
          <div className="viewer-failed-actions">
            <button type="button" className="button" onClick={onRetry}>
              <Icon name="retry" />
              {text.retry}
            </button>
            <button type="button" className="button" onClick={onRemove}>
              <Icon name="close" />
              {text.remove}
            </button>
          </div>
        </div>
      );
    case 'read': {
      const { explanations, reading } = progress;
      const explanation = explanations['grad-cam'];
      const map = explanation?.state === 'ready' && isOverlayVisible(settings) ? explanation.map : null;
      return (
        <Film
          picture={picture ? wholeRange(picture) : reading.thumbnail}
          label={text.picture(file.name)}
          map={map}
          strength={settings.strength}
        />
      );
    }
  }
}

/** The largest level through the file's own window. */
function wholeRange({ levels: [first], offset, step, range }: FilmPlane): DisplayPicture {
  const words = { low: (range.low - offset) / step, high: (range.high - offset) / step };
  const source = { format: 'png', bits: 16, channels: 1, bytes: 0 } as const;
  return displayPicture({ ...first, range: words, source }, Math.max(first.width, first.height));
}

function Busy({ children }: { readonly children: string }) {
  return (
    <div className="viewer-busy">
      <div className="viewer-scan" />
      <p className="muted">{children}</p>
    </div>
  );
}
