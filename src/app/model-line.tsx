/** The model in a few words: how far its loading is, what it learnt from, and how good it was on held-out pictures. */

import type { ModelChange, ModelState } from '../study/study-store.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { LoadingModel } from './models/loading-model.tsx';
import { ModelChangeNotice } from './models/model-change-notice.tsx';
import { dataAddress } from './page-address.ts';
import './model-line.css';

interface ModelLineProps {
  readonly model: ModelState;
  /** Another model on its way, or refused; null where that is shown elsewhere. */
  readonly change: ModelChange | null;
  /** The model that the address asked for, where there is none of that name. */
  readonly unknown: string | null;
  readonly onChoose: () => void;
  readonly onDetails: () => void;
  readonly onReload: () => void;
}

export function ModelLine({ model, change, unknown, onChoose, onDetails, onReload }: ModelLineProps) {
  const text = messages.model;
  switch (model.state) {
    case 'loading':
      return (
        <div className="model-line">
          <LoadingModel step={model.progress} />
        </div>
      );
    case 'failed':
      return (
        <div className="model-line" role="alert">
          <p className="tone-failed">
            <strong>{text.failed}.</strong> {messages.failure(model.failure)}
          </p>
          <button type="button" className="button" onClick={onReload}>
            <Icon name="retry" />
            {text.reload}
          </button>
          <button type="button" className="link" onClick={onChoose}>
            {messages.models.choose}
          </button>
        </div>
      );
    case 'ready': {
      const { name, training, evaluation } = model.card;
      const pictures = training.data.reduce((sum, source) => sum + source.pictures, 0);
      return (
        <div className="model-line">
          {unknown !== null && (
            <p className="small tone-uncertain" role="status">
              {messages.models.unknown(unknown, name)}
            </p>
          )}
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
            {typeof model.source === 'string' && (
              <a className="link" href={dataAddress(model.card.id)}>
                {messages.data.open}
              </a>
            )}
            <button type="button" className="link" onClick={onChoose}>
              {messages.models.choose}
            </button>
          </p>
          {change && <ModelChangeNotice change={change} inUse={name} />}
        </div>
      );
    }
  }
}
