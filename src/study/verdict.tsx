/** What the model says of the picture on show, how sure it is, and how long that took. */

import { useState } from 'react';
import type { ModelCard } from '../classifier/model-card.ts';
import { uncertainBand } from '../classifier/zone.ts';
import { formatMilliseconds } from '../ui/format.ts';
import { messages } from '../ui/messages.ts';
import type { Engine } from '../worker/engine-order.ts';
import { ProbabilityBar } from './probability-bar.tsx';
import type { Explaining, Read } from './study.ts';
import { VerdictMark } from './verdict-mark.tsx';
import './verdict.css';

interface VerdictProps {
  readonly reading: Read;
  readonly explanation: Explaining | undefined;
  readonly card: ModelCard;
  readonly engine: Engine;
}

/** A picture that the model refuses is answered only where the person asks for it, and marked as such. */
export function Verdict(props: VerdictProps) {
  const { finding } = props.reading;
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

function Answer({ reading, explanation, card, engine }: VerdictProps) {
  const { finding } = reading;
  const { zone } = finding;
  const text = messages.verdict;
  return (
    <div className="verdict">
      <div className="verdict-head">
        <h3 className="verdict-label">
          <VerdictMark zone={zone}>{text.label[finding.label]}</VerdictMark>
        </h3>
        {zone === 'uncertain' && <span className="tag tone-uncertain">{text.uncertain}</span>}
      </div>
      <p>{text.zone[zone]}</p>
      <ProbabilityBar
        probability={finding.probability}
        threshold={card.operatingPoints.balanced.threshold}
        uncertain={uncertainBand(card.operatingPoints)}
        zone={zone}
      />
      <p className="small muted">{text.thresholdText(card.operatingPoints.balanced.threshold)}</p>
      <Timing reading={reading} explanation={explanation} engine={engine} />
    </div>
  );
}

/** Each step's time, and the engine that took it. */
function Timing({ reading, explanation, engine }: Omit<VerdictProps, 'card'>) {
  const text = messages.timing;
  const { decode, infer } = reading.milliseconds;
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
