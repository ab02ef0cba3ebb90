/** How far the loading of a model is. */

import { messages } from '../../ui/messages.ts';
import type { LoadingStep } from '../../worker/protocol.ts';

export function LoadingModel({ step }: { readonly step: LoadingStep }) {
  const said = loadingText(step);
  return (
    <>
      <p className="small muted">{said}</p>
      <progress className="model-progress" aria-label={said} {...progressOf(step)} />
    </>
  );
}

function loadingText(step: LoadingStep): string {
  const { loading } = messages.model;
  return step.step === 'download' ? loading.download(step.part) : loading[step.step];
}

/** Indeterminate but while something is downloaded. */
function progressOf(step: LoadingStep): { value?: number } {
  return step.step === 'download' ? { value: step.part } : {};
}
