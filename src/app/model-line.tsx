/** The model in a few words: how far its loading is, what it learnt from, and how good it was on held-out pictures. */

import type { ModelState } from '../study/study-store.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import type { LoadingStep } from '../worker/protocol.ts';
import { dataAddress } from './page-address.ts';
import './model-line.css';

interface ModelLineProps {
  readonly model: ModelState;
  readonly onDetails: () => void;
  readonly onReload: () => void;
}

export function ModelLine({ model, onDetails, onReload }: ModelLineProps) {
  const text = messages.model;
  switch (model.state) {
    case 'loading':
      return (
        <div className="model-line">
          <p className="small muted">{loadingText(model.progress)}</p>
          <progress
            className="model-progress"
            aria-label={loadingText(model.progress)}
            {...progressOf(model.progress)}
          />
        </div>
      );
    case 'failed':
      return (
        <div className="model-line" role="alert">
          <p className="tone-failed">
            <strong>{text.failed}.</strong> {model.failure.message}
          </p>
          <button type="button" className="button" onClick={onReload}>
            <Icon name="retry" />
            {text.reload}
          </button>
        </div>
      );
    case 'ready': {
      const { name, training, evaluation } = model.card;
      const pictures = training.data.reduce((sum, source) => sum + source.pictures, 0);
      return (
        <div className="model-line">
          <h3>{name}</h3>
          <p className="small muted">
            {text.trainedOn(training.data.map((source) => source.name).join(', '), pictures)}
          </p>
          <p className="small muted numbers">
            {evaluation
              ? `${text.auc(evaluation.areaUnderRoc.value, evaluation.areaUnderRoc.low, evaluation.areaUnderRoc.high)} ${text.evaluatedOn(evaluation.pictures, evaluation.groups)}`
              : text.notEvaluated}
          </p>
          <p className="model-links">
            <button type="button" className="link" onClick={onDetails}>
              {text.details}
            </button>
            <a className="link" href={dataAddress(model.card.id)}>
              {messages.data.open}
            </a>
          </p>
        </div>
      );
    }
  }
}

function loadingText(progress: LoadingStep): string {
  const { loading } = messages.model;
  return progress.step === 'download' ? loading.download(progress.part) : loading[progress.step];
}

/** Indeterminate but while something is downloaded. */
function progressOf(progress: LoadingStep): { value?: number } {
  return progress.step === 'download' ? { value: progress.part } : {};
}
