/** The choice of the model: those that ship, or one of the person's own. */

import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelCard } from '../../classifier/model-card.ts';
import type { Incoming } from '../../study/intake/incoming.ts';
import type { StudyStore } from '../../study/study-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { messages } from '../../ui/messages.ts';
import { alone } from '../dropped-files.ts';
import { describeModel, listModels } from '../shipped-models.ts';
import { useFetched } from '../use-fetched.ts';
import { ModelChangeNotice } from './model-change-notice.tsx';
import './model-picker.css';

interface ModelPickerProps {
  readonly store: StudyStore;
  /** Address of the models' folder, with a slash at its end. */
  readonly folder: string;
  /** Why the files of an own model could not be opened at all; null where they could. */
  readonly unopened: string | null;
  /** Takes the files of an own model. */
  readonly onFiles: (files: readonly Incoming[]) => void;
  readonly onClose: () => void;
}

export function ModelPicker({ store, folder, unopened, onFiles, onClose }: ModelPickerProps) {
  const { model, modelChange } = useStore(store);
  const ready = model.state === 'ready' ? model : null;
  const [before] = useState(ready?.source);
  const text = messages.models;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className="small muted">{text.text}</p>
      <Shipped
        folder={folder}
        inUse={ready?.source ?? null}
        onUse={(source) => store.actions.readWith(source)}
      />
      <OwnModel
        inUse={ready && typeof ready.source !== 'string' ? ready.card.name : null}
        onFiles={onFiles}
      />
      <div className="model-outcome" role="status">
        {unopened && (
          <p role="alert">
            <strong className="tone-failed">{text.refused}</strong> {unopened}
          </p>
        )}
        {modelChange && ready && <ModelChangeNotice change={modelChange} inUse={ready.card.name} />}
        {model.state === 'failed' && (
          <p role="alert">
            <strong className="tone-failed">{messages.model.failed}.</strong>{' '}
            {messages.failure(model.failure)}
          </p>
        )}
        {ready && !modelChange && !unopened && before !== undefined && ready.source !== before && (
          <p>{text.nowInUse(ready.card.name)}</p>
        )}
      </div>
    </Dialog>
  );
}

interface ShippedProps {
  readonly folder: string;
  readonly inUse: unknown;
  readonly onUse: (address: string) => void;
}

function Shipped({ folder, inUse, onUse }: ShippedProps) {
  const text = messages.models;
  const fetched = useFetched(async () => {
    const ids = await listModels(folder);
    const cards = ids.map(async (id) => ({ id, ...(await describeModel(folder, id)) }));
    return Promise.all(cards);
  }, folder);
  if (fetched.state === 'under-way') return <p className="muted">{text.loading}</p>;
  if (fetched.state === 'failed') return <p role="alert">{text.failed}</p>;
  return (
    <ul className="model-choices">
      {fetched.value.map(({ id, card }) => {
        const address = new URL(`${id}/`, folder).href;
        return (
          <li key={id}>
            <Described card={card} />
            {inUse === address ? (
              <span className="tag">{text.inUse}</span>
            ) : (
              <button type="button" className="button" onClick={() => onUse(address)}>
                {text.use(card.name)}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Described({ card: { name, summary, evaluation } }: { readonly card: ModelCard }) {
  const text = messages.model;
  return (
    <div>
      <h3>{name}</h3>
      {/* Cards are written in English. */}
      <p className="small" lang="en">
        {summary}
      </p>
      <p className="small muted numbers">
        {evaluation
          ? `${text.auc(evaluation.areaUnderRoc.value, evaluation.areaUnderRoc.low, evaluation.areaUnderRoc.high)} ${text.evaluatedOn(evaluation.pictures, evaluation.groups)}`
          : text.notEvaluated}
      </p>
    </div>
  );
}

interface OwnModelProps extends Pick<ModelPickerProps, 'onFiles'> {
  /** Name of the own model in use; null where none is. */
  readonly inUse: string | null;
}

function OwnModel({ inUse, onFiles }: OwnModelProps) {
  const text = messages.models;
  return (
    <section>
      <div className="section-head">
        <h3>{text.own}</h3>
        {inUse && (
          <span className="tag">
            {inUse}: {text.inUse}
          </span>
        )}
      </div>
      <p className="small">{text.ownText}</p>
      <p className="small muted">{text.ownChecked}</p>
      <div className="model-own-buttons">
        <ChooseButton label={text.chooseFiles} onFiles={onFiles} />
        <ChooseButton label={text.chooseFolder} folder onFiles={onFiles} />
      </div>
    </section>
  );
}

interface ChooseButtonProps extends Pick<ModelPickerProps, 'onFiles'> {
  readonly label: string;
  readonly folder?: boolean;
}

function ChooseButton({ label, folder = false, onFiles }: ChooseButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(folder && { webkitdirectory: '' })}
        onChange={({ target }) => {
          onFiles(
            [...(target.files ?? [])].map((file) => ({
              ...alone(file),
              path: file.webkitRelativePath || file.name,
            })),
          );
          // The same files chosen again are a change again.
          target.value = '';
        }}
      />
    </>
  );
}
