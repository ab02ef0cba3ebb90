/** How far another model is, or why it was not taken. */

import type { ModelChange } from '../../study/study-store.ts';
import { messages } from '../../ui/messages.ts';
import { LoadingModel } from './loading-model.tsx';

interface ModelChangeNoticeProps {
  readonly change: ModelChange;
  /** Name of the model in use. */
  readonly inUse: string;
}

export function ModelChangeNotice({ change, inUse }: ModelChangeNoticeProps) {
  const text = messages.models;
  if (change.state === 'loading') return <LoadingModel step={change.progress} />;
  return (
    <p role="alert">
      <strong className="tone-failed">{text.refused}</strong> {messages.failure(change.failure)}{' '}
      {text.stays(inUse)}
    </p>
  );
}
