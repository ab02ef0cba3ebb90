/** What is laid over the picture and how: its kind, strength, threshold and colours, their legend, and what they mean. */

import { useStore } from 'zustand';
import { COLOUR_MAPS, type ColourMap, colourOf } from '../render/colour-map.ts';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import { formatPercent } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { Segments } from '../ui/segments.tsx';
import {
  MOST_THRESHOLD,
  type OverlaySettings,
  type OverlaySource,
  STRENGTH_STEP,
  shownSource,
} from './overlay-settings.ts';
import type { OverlayState } from './overlay-source.ts';
import { RegionList } from './region-list.tsx';
import type { ViewerStore } from './viewer-store.ts';
import './overlay-controls.css';

interface OverlayControlsProps {
  readonly viewer: ViewerStore;
  /** What the model allows, best first. */
  readonly sources: readonly OverlaySource[];
  /** How far a source is; undefined where nobody asked for it yet. */
  readonly stateOf: (source: OverlaySource) => OverlayState | undefined;
  readonly onAsk: (method: ExplanationMethod) => void;
  readonly onCancel: (method: ExplanationMethod) => void;
}

export function OverlayControls({ viewer, sources, stateOf, onAsk, onCancel }: OverlayControlsProps) {
  const settings = useStore(viewer, ({ state }) => state.overlay);
  const change = (step: (settings: OverlaySettings) => OverlaySettings): void =>
    viewer.setState(({ state }) => ({ state: { ...state, overlay: step(state.overlay) } }));
  const source = shownSource(settings, sources);
  const text = messages.overlay;
  if (!source) return null;
  const choose = (chosen: OverlaySource): void => {
    change((now) => ({ ...now, source: chosen, shown: true }));
    if (chosen !== 'evidence' && !stateOf(chosen)) onAsk(chosen);
  };
  return (
    <div className="overlay-controls">
      {sources.length > 1 && (
        <Segments
          legend={text.source}
          choices={sources}
          chosen={source}
          nameOf={(each) => text.sourceName[each]}
          onChoose={choose}
        />
      )}
      {source !== 'evidence' && (
        <Progress
          state={stateOf(source)}
          slow={source === 'occlusion'}
          onAsk={() => onAsk(source)}
          onCancel={() => onCancel(source)}
        />
      )}
      <RegionList viewer={viewer} />
      <Nothing state={stateOf(source)} threshold={settings.threshold} />
      <Slider
        name={text.opacity}
        least={STRENGTH_STEP}
        most={1}
        value={settings.strength}
        disabled={!settings.shown}
        onChange={(strength) => change((now) => ({ ...now, strength }))}
      />
      <Slider
        name={text.threshold}
        least={0}
        most={MOST_THRESHOLD}
        value={settings.threshold}
        disabled={!settings.shown}
        onChange={(threshold) => change((now) => ({ ...now, threshold }))}
      />
      <Legend {...settings} source={source} onChoose={(colours) => change((now) => ({ ...now, colours }))} />
      <Original
        comparing={settings.comparing}
        onCompare={(comparing) => change((now) => ({ ...now, comparing }))}
      />
      <p className="small muted">{text.about[source]}</p>
    </div>
  );
}

interface ProgressProps {
  readonly state: OverlayState | undefined;
  /** Whether it takes long enough to tell how far it is, and to be stopped. */
  readonly slow: boolean;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
}

function Progress({ state, slow, onAsk, onCancel }: ProgressProps) {
  const text = messages.overlay;
  switch (state?.state) {
    case undefined:
      return (
        <button type="button" className="button" onClick={onAsk}>
          {text.start}
        </button>
      );
    case 'pending':
      if (!slow) return <p className="small muted">{text.pending}</p>;
      return (
        <div className="overlay-progress">
          <progress aria-label={text.pending} value={state.part} />
          <span className="small muted numbers">{text.progress(state.part)}</span>
          <button type="button" className="button" onClick={onCancel}>
            {text.cancel}
          </button>
        </div>
      );
    case 'failed':
      return (
        <>
          <p>
            {text.failed} {messages.failure(state.failure)}
          </p>
          <button type="button" className="button" onClick={onAsk}>
            <Icon name="retry" />
            {text.retry}
          </button>
        </>
      );
    case 'ready':
      return null;
  }
}

interface NothingProps {
  readonly state: OverlayState | undefined;
  /** What lies below is hidden. */
  readonly threshold: number;
}

/** Says why nothing is seen, where nothing is. */
function Nothing({ state, threshold }: NothingProps) {
  if (state?.state !== 'ready') return null;
  const text = messages.overlay;
  const peak = state.map.values.reduce((most, value) => Math.max(most, value), 0);
  if (peak > threshold) return null;
  return <p>{peak > 0 ? text.allHidden(peak) : text.none}</p>;
}

interface SliderProps {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

function Slider({ name, least, most, value, disabled, onChange }: SliderProps) {
  return (
    <label className="slider">
      <span>{name}</span>
      <input
        type="range"
        min={least}
        max={most}
        step={0.05}
        value={value}
        disabled={disabled}
        aria-valuetext={formatPercent(value)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}

interface LegendProps extends Pick<OverlaySettings, 'colours' | 'threshold'> {
  readonly source: OverlaySource;
  readonly onChoose: (colours: ColourMap) => void;
}

/** The colours from little to strong; what is hidden is hatched. */
function Legend({ source, colours, threshold, onChoose }: LegendProps) {
  const text = messages.overlay;
  const scale = text.scale[source === 'evidence' ? 'probability' : 'influence'];
  return (
    <div className="legend small">
      <div className="legend-head">
        <span className="muted">{scale.name}</span>
        <select
          aria-label={text.colours}
          value={colours}
          onChange={({ target }) => {
            const chosen = COLOUR_MAPS.find((map) => map === target.value);
            if (chosen) onChoose(chosen);
          }}
        >
          {COLOUR_MAPS.map((map) => (
            <option key={map} value={map}>
              {text.colourName[map]}
            </option>
          ))}
        </select>
      </div>
      <div className="legend-scale">
        <span aria-hidden="true">{scale.less}</span>
        <div
          className="legend-colours"
          style={{ background: gradient(colours) }}
          role="img"
          aria-label={scale.text}
        >
          <div className="legend-hidden" style={{ width: `${threshold * 100}%` }} />
        </div>
        <span aria-hidden="true">{scale.more}</span>
      </div>
    </div>
  );
}

function gradient(colours: ColourMap): string {
  const stops = Array.from({ length: 11 }, (_, stop) => `rgb(${colourOf(colours, stop / 10).join(' ')})`);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

interface OriginalProps {
  readonly comparing: boolean;
  readonly onCompare: (comparing: boolean) => void;
}

/** Shows the original for as long as it is held. */
function Original({ comparing, onCompare }: OriginalProps) {
  return (
    <button
      type="button"
      className="button compare"
      aria-pressed={comparing}
      onPointerDown={() => onCompare(true)}
      onPointerUp={() => onCompare(false)}
      onPointerLeave={() => comparing && onCompare(false)}
      onPointerCancel={() => onCompare(false)}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === ' ' || event.key === 'Enter') onCompare(true);
      }}
      onKeyUp={() => onCompare(false)}
      onBlur={() => comparing && onCompare(false)}
    >
      <Icon name="eye" />
      {messages.overlay.original}
    </button>
  );
}

/** Turns the overlay on and off. */
export function OverlaySwitch({ viewer }: Pick<OverlayControlsProps, 'viewer'>) {
  const { shown } = useStore(viewer, ({ state }) => state.overlay);
  return (
    <label className="switch">
      {messages.overlay.show}
      <input
        type="checkbox"
        role="switch"
        checked={shown}
        aria-checked={shown}
        onChange={({ target: { checked } }) =>
          viewer.setState(({ state }) => ({
            state: { ...state, overlay: { ...state.overlay, shown: checked } },
          }))
        }
      />
    </label>
  );
}
