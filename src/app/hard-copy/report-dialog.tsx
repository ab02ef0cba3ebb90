/** A report of one picture on one page, to look over, add a note to, and print. */

import { useId, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { formatDate } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { messages } from '../../ui/messages.ts';
import { groundsWords, modelWords, regionWords, verdictWords } from '../../viewer/hard-copy/caption.ts';
import { bare, type Exposure, exposureOf } from '../../viewer/hard-copy/exposure.ts';
import { viewWords } from '../../viewer/hard-copy/view-words.ts';
import type { ViewerStore } from '../../viewer/viewer-store.ts';
import { ExposedPicture } from './exposed-picture.tsx';
import { ReportScale } from './report-scale.tsx';
import type { Subject } from './subject.ts';
import './report-dialog.css';

interface ReportDialogProps {
  readonly subject: Subject;
  readonly viewer: ViewerStore;
  readonly onClose: () => void;
}

/** Letters and lines of a note: so many leave room for the pictures on the page. */
const MOST_LETTERS = 1000;
const MOST_LINES = 12;

const fitting = (note: string): string => note.split('\n').slice(0, MOST_LINES).join('\n');

export function ReportDialog({ subject, viewer, onClose }: ReportDialogProps) {
  // The page as it was when the report was asked for: whatever is read meanwhile does not change it.
  const [{ exposure, made }] = useState(() => ({
    exposure: exposureOf(
      viewer.getState().state,
      subject.entry.id,
      subject.read,
      subject.plane,
      subject.judgement.point,
    ),
    made: new Date(),
  }));
  const [note, setNote] = useState('');
  const [withName, setWithName] = useState(true);
  const ids = { note: useId(), noteHint: useId(), name: useId(), nameHint: useId() };
  const text = messages.report;
  return (
    <Dialog title={text.title} page onClose={onClose}>
      <div className="report-desk">
        <div className="report-tools">
          <button type="button" className="button-primary" onClick={() => window.print()}>
            <Icon name="print" />
            {text.print}
          </button>
          <p className="small muted">{text.printing}</p>
          <label className="report-choice">
            <input
              type="checkbox"
              checked={withName}
              aria-describedby={ids.nameHint}
              onChange={({ target }) => setWithName(target.checked)}
            />
            {text.withName}
          </label>
          <p id={ids.nameHint} className="small muted">
            {text.nameHint}
          </p>
          <label htmlFor={ids.note}>{text.note}</label>
          <textarea
            id={ids.note}
            className="report-note-field"
            rows={7}
            maxLength={MOST_LETTERS}
            value={note}
            aria-describedby={ids.noteHint}
            onChange={({ target }) => setNote(fitting(target.value))}
          />
          <p id={ids.noteHint} className="small muted">
            {text.noteHint}
          </p>
        </div>
        <ReportPage {...{ subject, exposure, made, note, withName }} />
      </div>
    </Dialog>
  );
}

interface ReportPageProps {
  readonly subject: Subject;
  readonly exposure: Exposure;
  readonly made: Date;
  readonly note: string;
  readonly withName: boolean;
}

function ReportPage({ subject, exposure, made, note, withName }: ReportPageProps) {
  const { entry, read, judgement } = subject;
  const { size, source } = read.reading;
  const text = messages.report;
  const name = withName ? entry.file.name : null;
  const facts = [
    [
      text.picture,
      [
        ...(name ? [name] : []),
        messages.viewer.facts(size.width, size.height, source.format, source.bits, source.bytes),
        ...(entry.origin === 'phantom' ? [messages.hardCopy.phantom] : []),
      ],
    ],
    [text.seen, [viewWords(exposure)]],
    [text.verdict, [groundsWords(read, judgement), regionWords(exposure) ?? '']],
    [text.model, [modelWords(read.by.card), evaluationWords(read.by.card)]],
  ] as const;
  return (
    <article className="report-page" aria-label={text.title}>
      <header>
        <p className="report-product">{messages.app.name}</p>
        <p>{text.made(formatDate(made.toISOString()))}</p>
      </header>
      <h3>{text.heading}</h3>
      <p className="report-verdict">{verdictWords(read, judgement).title}</p>
      <div className="report-pictures">
        <figure>
          <figcaption>{text.original}</figcaption>
          <ExposedPicture exposure={bare(exposure)} label={messages.viewer.picture(name ?? '')} />
        </figure>
        <figure>
          {exposure.overlay || exposure.regions.length > 0 ? (
            <>
              <figcaption>{text.overlay}</figcaption>
              <ExposedPicture
                exposure={exposure}
                label={messages.viewer.pictureWith(
                  name ?? '',
                  exposure.overlay
                    ? messages.overlay.sourceName[exposure.overlay.source]
                    : messages.overlay.regions,
                )}
              />
            </>
          ) : (
            <figcaption>{text.overlayHidden}</figcaption>
          )}
        </figure>
      </div>
      <ReportScale exposure={exposure} />
      <dl>
        {facts.map(([term, lines]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {lines.filter(Boolean).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
        {note.trim() !== '' && (
          <div>
            <dt>{text.note}</dt>
            <dd className="report-note">{note.trim()}</dd>
          </div>
        )}
      </dl>
      <footer>{messages.app.disclaimer}</footer>
    </article>
  );
}

function evaluationWords({ evaluation }: Subject['read']['by']['card']): string {
  const text = messages.model;
  if (!evaluation) return text.notEvaluated;
  const { value, low, high } = evaluation.areaUnderRoc;
  return `${text.auc(value, low, high)} ${text.evaluatedOn(evaluation.pictures, evaluation.groups)}.`;
}
