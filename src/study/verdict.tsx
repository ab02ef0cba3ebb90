/** What the model says of the picture on show, how sure it is, what that means, and how long it took. */

import { useState } from 'react';
import { useStore } from 'zustand';
import { formatMilliseconds } from '../ui/format.ts';
import { messages } from '../ui/messages.ts';
import { ProbabilityBar } from './probability-bar.tsx';
import type { Explaining, Read, ReadProgress } from './study.ts';
import { VerdictMark } from './verdict-mark.tsx';
import { VerdictMeaning } from './verdict-meaning.tsx';
import { judgementOf, viewpoint } from './viewpoint.ts';
import { WeighMistakes } from './weigh-mistakes.tsx';
import './verdict.css';

interface VerdictProps {
  readonly read: ReadProgress;
  readonly explanation: Explaining | undefined;
  /** Whether the model that read it is the one in use. */
  readonly current: boolean;
}

/** A picture that the model refuses is answered only where the person asks for it, and marked as such. */
export function Verdict(props: VerdictProps) {
  const { finding } = props.read.reading;
  // Belongs to this finding alone: the next refused picture is asked about anew.
  const [asked, setAsked] = useState<Read['finding'] | null>(null);
  const text = messages.verdict;
  if (finding.admission.kind !== 'refused') return <Answer {...props} />;
  return (
    <div className="verdict">
      <h3 className="verdict-refused tone-failed">{text.refused}</h3>
      <p>{text.refusedText}</p>
      {asked === finding ? (
        <>
          <span className="tag tone-failed">{text.refusedMark}</span>
          <Answer {...props} />
        </>
      ) : (
        <button type="button" className="button" onClick={() => setAsked(finding)}>
          {text.readAnyway}
        </button>
      )}
    </div>
  );
}

function Answer({ read, explanation, current }: VerdictProps) {
  const { card } = read.by;
  const judgement = judgementOf(read, useStore(viewpoint));
  const { label, zone } = judgement;
  const text = messages.verdict;
  return (
    <div className="verdict">
      {!current && (
        <p className="small">
          <span className="tag">{messages.judging.readBy(card.name)}</span>{' '}
          <span className="muted">{messages.judging.readByText(card.name)}</span>
        </p>
      )}
      <div className="verdict-head">
        <h3 className="verdict-label">
          <VerdictMark zone={zone}>{text.label[label]}</VerdictMark>
        </h3>
        {zone === 'uncertain' && <span className="tag tone-uncertain">{text.uncertain}</span>}
      </div>
      <p>{text.zone[zone]}</p>
      <ProbabilityBar judgement={judgement} />
      <VerdictMeaning judgement={judgement} card={card} />
      <WeighMistakes judgement={judgement} card={card} />
      <Timing read={read} explanation={explanation} />
    </div>
  );
}

/** Each step's time, and the engine that took it. */
function Timing({ read, explanation }: Pick<VerdictProps, 'read' | 'explanation'>) {
  const text = messages.timing;
  const { engine } = read.by;
  const { decode, infer } = read.reading.milliseconds;
  const steps = [
    [text.decode, decode],
    [text.infer, infer],
    ...(explanation?.state === 'ready' ? [[text.explain, explanation.milliseconds] as const] : []),
  ] as const;
  return (
    <dl className="timing small numbers">
      {steps.map(([name, milliseconds]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatMilliseconds(milliseconds)}</dd>
        </div>
      ))}
      <div className="timing-engine">
        <dt>{messages.engine.title}</dt>
        <dd title={engine.renderer ?? undefined}>
          {messages.engine.name[engine.name]}, {messages.engine.reason[engine.reason]}
        </dd>
      </div>
    </dl>
  );
}
