/** Beside the picture: saves it as seen, or opens its report. */

import { Icon } from '../../ui/icon.tsx';
import { messages } from '../../ui/messages.ts';
import type { Saving } from './use-picture-saving.ts';
import './keep-panel.css';

interface KeepPanelProps {
  readonly saving: Saving;
  readonly onSave: () => void;
  readonly onReport: () => void;
}

export function KeepPanel({ saving, onSave, onReport }: KeepPanelProps) {
  const text = messages.hardCopy;
  return (
    <div className="keep-panel">
      <button type="button" className="button" disabled={saving.state === 'drawing'} onClick={onSave}>
        <Icon name="save" />
        {text.savePicture}
      </button>
      <button type="button" className="button" onClick={onReport}>
        <Icon name="print" />
        {text.report}
      </button>
      <p role="status" className="small muted">
        {saving.state === 'drawing' && text.making}
        {saving.state === 'failed' && text.failed(saving.why)}
      </p>
    </div>
  );
}
