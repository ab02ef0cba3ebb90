/** Controls of the evidence overlay, the legend of its colours, and what they mean. */

import type { SaliencyMap } from '../classifier/finding.ts';
import { colourOf } from '../render/colour-map.ts';
import type { Explaining } from '../study/study.ts';
import { formatPercent } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { type OverlaySettings, STRENGTH_STEP } from './overlay-settings.ts';
import './overlay-controls.css';

interface OverlayControlsProps {
  readonly settings: OverlaySettings;
  readonly onChange: (settings: OverlaySettings) => void;
  readonly explanation: Explaining;
  readonly onRetry: () => void;
}

const LEGEND = `linear-gradient(to right, ${Array.from({ length: 11 }, (_, stop) => `rgb(${colourOf('inferno', stop / 10).join(' ')})`).join(', ')})`;

export function OverlayControls({ settings, onChange, explanation, onRetry }: OverlayControlsProps) {
  const text = messages.overlay;
  const compare = (comparing: boolean): void => onChange({ ...settings, comparing });
  if (explanation.state === 'failed') {
    return (
      <div className="overlay-controls">
        <p>
          {text.failed} {explanation.failure.message}
        </p>
        <button type="button" className="button" onClick={onRetry}>
          <Icon name="retry" />
          {text.retry}
        </button>
      </div>
    );
  }
  return (
    <div className="overlay-controls">
      {explanation.state === 'pending' && <p className="small muted">{text.pending}</p>}
      {explanation.state === 'ready' && !hasEvidence(explanation.map) && <p>{text.none}</p>}
      <label className="slider">
        <span>{text.opacity}</span>
        <input
          type="range"
          min={STRENGTH_STEP}
          max={1}
          step={0.05}
          value={settings.strength}
          disabled={!settings.shown}
          aria-valuetext={formatPercent(settings.strength)}
          onChange={(event) => onChange({ ...settings, strength: event.target.valueAsNumber })}
        />
      </label>
      <div className="legend small">
        <span className="muted">{text.legend}</span>
        <div className="legend-scale">
          <span aria-hidden="true">{text.less}</span>
          <div
            className="legend-colours"
            style={{ background: LEGEND }}
            role="img"
            aria-label={text.legendText}
          />
          <span aria-hidden="true">{text.more}</span>
        </div>
      </div>
      <button
        type="button"
        className="button compare"
        aria-pressed={settings.comparing}
        onPointerDown={() => compare(true)}
        onPointerUp={() => compare(false)}
        onPointerLeave={() => settings.comparing && compare(false)}
        onPointerCancel={() => compare(false)}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === ' ' || event.key === 'Enter') compare(true);
        }}
        onKeyUp={() => compare(false)}
        onBlur={() => settings.comparing && compare(false)}
      >
        <Icon name="eye" />
        {text.original}
      </button>
      <p className="small muted">{text.about}</p>
    </div>
  );
}

/** Turns the overlay on and off. */
export function OverlaySwitch({ settings, onChange }: Pick<OverlayControlsProps, 'settings' | 'onChange'>) {
  return (
    <label className="switch">
      {messages.overlay.show}
      <input
        type="checkbox"
        role="switch"
        checked={settings.shown}
        aria-checked={settings.shown}
        onChange={(event) => onChange({ ...settings, shown: event.target.checked })}
      />
    </label>
  );
}

/** A map without any influence is all zero. */
const hasEvidence = ({ values }: SaliencyMap): boolean => values.some((value) => value > 0);
