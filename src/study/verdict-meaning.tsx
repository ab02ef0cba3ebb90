/** What the number means in words, at a prevalence that the person can set. */

import { useId } from 'react';
import type { Judgement } from '../classifier/judgement.ts';
import type { ModelCard } from '../classifier/model-card.ts';
import { predictiveValues } from '../metrics/predictive-values.ts';
import { messages } from '../ui/messages.ts';
import { viewpoint } from './viewpoint.ts';
import './verdict-meaning.css';

interface VerdictMeaningProps {
  readonly judgement: Judgement;
  /** Of the model that gave the number. */
  readonly card: ModelCard;
}

export function VerdictMeaning({ judgement, card }: VerdictMeaningProps) {
  const { meaning, probability } = judgement;
  const text = messages.judging;
  switch (meaning.kind) {
    case 'uncalibrated':
      return <p className="tone-uncertain">{text.uncalibrated}</p>;
    case 'as-calibrated':
      return <p>{text.asCalibrated(probability)}</p>;
    case 'at-prevalence':
      return (
        <div className="meaning">
          <p>{text.atPrevalence(meaning.prevalence, probability)}</p>
          <Prevalence prevalence={meaning.prevalence} ofCalibration={card.calibration.prevalence} />
          <PredictiveValues judgement={judgement} card={card} prevalence={meaning.prevalence} />
        </div>
      );
  }
}

interface PrevalenceProps {
  readonly prevalence: number;
  readonly ofCalibration: number | null;
}

function Prevalence({ prevalence, ofCalibration }: PrevalenceProps) {
  const id = useId();
  const text = messages.judging;
  const set = ofCalibration !== null && prevalence !== ofCalibration;
  return (
    <div className="prevalence small">
      <div className="prevalence-slider">
        <label htmlFor={id}>{text.prevalence}</label>
        <span className="numbers" aria-hidden="true">
          {text.prevalenceValue(prevalence)}
        </span>
        <input
          id={id}
          type="range"
          min={1}
          max={99}
          step={1}
          value={Math.round(prevalence * 100)}
          aria-valuetext={text.prevalenceValue(prevalence)}
          onChange={({ target }) => viewpoint.setState({ prevalence: target.valueAsNumber / 100 })}
        />
      </div>
      <p className="muted">{set ? text.ofPerson : text.ofCalibration}</p>
      {set && (
        <button
          type="button"
          className="button-quiet small"
          onClick={() => viewpoint.setState({ prevalence: null })}
        >
          {text.backToCalibration(ofCalibration)}
        </button>
      )}
    </div>
  );
}

/** What a call is worth there; nothing where the operating point's rates were never measured, or nothing is ever called so. */
function PredictiveValues({
  judgement,
  card,
  prevalence,
}: VerdictMeaningProps & { readonly prevalence: number }) {
  const { sensitivity = null, specificity = null } = card.operatingPoints[judgement.point] ?? {};
  if (sensitivity === null || specificity === null) return null;
  const { positive, negative } = predictiveValues({ sensitivity, specificity }, prevalence);
  if (Number.isNaN(positive) || Number.isNaN(negative)) return null;
  return <p className="small muted">{messages.judging.predictive(positive, negative)}</p>;
}
