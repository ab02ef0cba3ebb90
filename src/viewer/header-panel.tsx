/** What a DICOM file says of its picture, and the choice among its frames and windows. */

import { useEffect, useState } from 'react';
import type { DicomView } from '../radiograph/dicom/decode-dicom.ts';
import type { FactKind, HeaderFact } from '../radiograph/dicom/header-facts.ts';
import type { DicomFacts } from '../radiograph/radiograph.ts';
import type { Entry } from '../study/study.ts';
import { messages } from '../ui/messages.ts';
import './greys-panel.css';
import './header-panel.css';

interface HeaderPanelProps {
  readonly entry: Entry;
  readonly onView: (view: DicomView) => void;
}

/** Nothing for a file that is no DICOM. Give it the entry's id as key: what it shows belongs to one file. */
export function HeaderPanel({ entry: { file, progress }, onView }: HeaderPanelProps) {
  const text = messages.header;
  const [open, setOpen] = useState(false);
  const now = progress.state === 'read' ? progress.reading.source.dicom : undefined;
  // While another frame is read, or where it cannot be, the choice stays.
  const [dicom, setDicom] = useState(now);
  if (now && now !== dicom) setDicom(now);
  if (!dicom) return null;
  return (
    <details className="greys" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="readout small" title={text.summary}>
        {text.title}
      </summary>
      {open && (
        <div className="greys-panel header-panel small">
          <ViewChoice dicom={dicom} onView={onView} />
          <Facts file={file} kind="technical" />
          <Identifying file={file} />
        </div>
      )}
    </details>
  );
}

function ViewChoice({
  dicom: { frame, frames, windows, window },
  onView,
}: Pick<HeaderPanelProps, 'onView'> & { readonly dicom: DicomFacts }) {
  const text = messages.header;
  const view = { frame, window: window ?? 0 };
  return (
    <>
      {frames > 1 && (
        <label className="header-choice">
          <span>{text.frame(frames)}</span>
          <input
            type="number"
            min={1}
            max={frames}
            defaultValue={frame + 1}
            onChange={({ target }) => {
              if (target.validity.valid && target.value !== '')
                onView({ ...view, frame: target.valueAsNumber - 1 });
            }}
          />
        </label>
      )}
      {windows.length > 1 && (
        <label className="header-choice">
          <span>{text.window}</span>
          <select
            value={view.window}
            onChange={({ target }) => onView({ ...view, window: Number(target.value) })}
          >
            {windows.map(({ name }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a window is known by its place alone.
              <option key={at} value={at}>
                {text.windowName(at + 1, name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

/** Kept nowhere: closing the panel, or another picture, hides it again. */
function Identifying({ file }: { readonly file: File }) {
  const text = messages.header;
  const [shown, setShown] = useState(false);
  return (
    <>
      <button type="button" className="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? text.hideIdentifying : text.showIdentifying}
      </button>
      {shown && (
        <>
          <Facts file={file} kind="identifying" />
          <p className="muted">{text.notKept}</p>
        </>
      )}
    </>
  );
}

function Facts({ file, kind }: { readonly file: File; readonly kind: FactKind }) {
  const text = messages.header;
  const [facts, setFacts] = useState<readonly HeaderFact[] | 'reading' | 'failed'>('reading');
  useEffect(() => {
    let wanted = true;
    readFacts(file, kind).then(
      (read) => wanted && setFacts(read),
      () => wanted && setFacts('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [file, kind]);
  if (facts === 'reading' || facts === 'failed') return <p className="muted">{text[facts]}</p>;
  if (facts.length === 0) return <p className="muted">{text.nothing}</p>;
  return (
    <dl className="header-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt className="muted">{text.fact[name]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

async function readFacts(file: File, kind: FactKind): Promise<HeaderFact[]> {
  const { headerFacts } = await import('../radiograph/dicom/header-facts.ts');
  return headerFacts(new Uint8Array(await file.arrayBuffer()), kind);
}
