/** Window and level in numbers: what a drag does, for keys and for exact values, and the presets. */

import { useStore } from 'zustand';
import type { DicomView } from '../radiograph/dicom/decode-dicom.ts';
import type { DicomFacts } from '../radiograph/radiograph.ts';
import { formatGrey } from '../ui/format.ts';
import { messages } from '../ui/messages.ts';
import type { ActionId, ViewAction } from './actions/action.ts';
import { keyName } from './actions/keys.ts';
import { ACTIONS } from './actions/registry.ts';
import type { Sight } from './sight.ts';
import { changeView, type ViewerState, viewFor } from './viewer-state.ts';
import { isOn, type ViewerStore } from './viewer-store.ts';
import { levelOf, WINDOW_PRESETS, widthOf, windowAt } from './window-level.ts';
import './greys-panel.css';

const PRESETS = ACTIONS.filter(
  (action): action is ViewAction =>
    action.kind === 'view' && WINDOW_PRESETS.some((preset: ActionId) => preset === action.id),
);

interface GreysPanelProps {
  readonly viewer: ViewerStore;
  /** What a DICOM file offers; undefined for any other. */
  readonly dicom: DicomFacts | undefined;
  /** Asks for the picture through another window of its file. */
  readonly onView: (view: DicomView) => void;
}

export function GreysPanel({ viewer, dicom, onView }: GreysPanelProps) {
  const viewing = useStore(viewer);
  const { state, sight } = viewing;
  if (!sight) return null;
  const text = messages.viewer;
  const { range, step } = sight.selected;
  const window = windowOf(state, sight);
  const level = levelOf(window);
  const width = widthOf(window);
  const span = widthOf(range);
  const set = (toLevel: number, toWidth: number): void =>
    viewer.change((now, { selected: { id } }) =>
      changeView(now, id, (view) => ({ ...view, window: windowAt(toLevel, Math.max(step, toWidth)) })),
    );
  return (
    <details className="greys">
      <summary className="readout small numbers" title={text.greys}>
        {text.window(level, width)}
      </summary>
      <div className="greys-panel">
        <label className="slider">
          <span>{text.level}</span>
          <input
            type="range"
            min={range.low}
            max={range.high}
            step={span / 500}
            value={level}
            aria-valuetext={formatGrey(level)}
            onChange={(event) => set(event.target.valueAsNumber, width)}
          />
        </label>
        <label className="slider">
          <span>{text.width}</span>
          <input
            type="range"
            min={step}
            max={span}
            step={span / 500}
            value={width}
            aria-valuetext={formatGrey(width)}
            onChange={(event) => set(level, event.target.valueAsNumber)}
          />
        </label>
        <div className="greys-presets">
          {PRESETS.map((action) => (
            <button
              key={action.id}
              type="button"
              className="action-item"
              aria-pressed={isOn(action, viewing)}
              onClick={() => viewer.run(action)}
            >
              <span />
              <span>{messages.actions.name[action.id]}</span>
              <kbd>{keyName(action.keys[0] ?? '')}</kbd>
            </button>
          ))}
          {dicom && <FileWindows {...{ viewer, dicom, onView }} />}
        </div>
      </div>
    </details>
  );
}

/** The file's own windows, where it has several: each reads the picture anew, so that the model sees what the person does. */
function FileWindows({
  viewer,
  dicom: { windows, window, frame },
  onView,
}: Pick<GreysPanelProps, 'viewer' | 'onView'> & { readonly dicom: DicomFacts }) {
  const { state, sight } = useStore(viewer);
  const byHand = sight !== null && viewFor(state, sight.selected.id).window !== null;
  if (windows.length < 2) return null;
  return windows.map(({ name }, at) => (
    <button
      // biome-ignore lint/suspicious/noArrayIndexKey: a window is known by its place alone.
      key={at}
      type="button"
      className="action-item"
      aria-pressed={at === window && !byHand}
      title={messages.header.window}
      onClick={() => {
        viewer.change((now, { selected: { id } }) =>
          changeView(now, id, (view) => ({ ...view, window: null })),
        );
        if (at !== window) onView({ frame, window: at });
      }}
    >
      <span />
      <span>{messages.header.windowName(at + 1, name)}</span>
    </button>
  ));
}

function windowOf(state: ViewerState, { selected }: Sight) {
  return viewFor(state, selected.id).window ?? selected.range;
}
