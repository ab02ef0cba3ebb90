/** The light box with its tools: the picture on show, or what stands in its way. */

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { DicomView } from '../radiograph/dicom/decode-dicom.ts';
import type { Point } from '../render/affine.ts';
import { type FilmPlane, planeOfThumbnail } from '../render/film-plane.ts';
import type { PictureShelf } from '../study/picture-shelf.ts';
import { type Entry, findEntry, type Study, type UsedModel } from '../study/study.ts';
import { viewpoint } from '../study/viewpoint.ts';
import { formatPercent } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { ActionMenu } from './action-menu.tsx';
import { GreysPanel } from './greys-panel.tsx';
import { HeaderPanel } from './header-panel.tsx';
import { type Laid, LightBox } from './light-box.tsx';
import { isOverlayVisible, shownSource } from './overlay-settings.ts';
import { availableSources, overlayMap, shownRegions } from './overlay-source.ts';
import type { Sighted } from './sight.ts';
import { Toolbar } from './toolbar.tsx';
import { selectedFrame, viewFor } from './viewer-state.ts';
import type { ViewerStore } from './viewer-store.ts';
import { fitScale } from './viewport.ts';
import './viewer.css';

interface ViewerProps {
  readonly viewer: ViewerStore;
  readonly study: Study;
  readonly entry: Entry;
  readonly pictures: PictureShelf;
  /** The model in use; null while none is loaded. */
  readonly inUse: UsedModel | null;
  /** Whether nothing may be told yet of what the model says of an entry. */
  readonly isHidden: (entry: Entry) => boolean;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
  /** Gives up reading it again: what was found before is kept. */
  readonly onKeepBefore: () => void;
  /** Asks for a picture that was let go of. */
  readonly onFetch: (id: string) => void;
  /** Asks for another frame or window of a DICOM file. */
  readonly onView: (view: DicomView) => void;
}

export function Viewer(props: ViewerProps) {
  const {
    viewer,
    study,
    entry,
    pictures,
    inUse,
    isHidden,
    onRetry,
    onRemove,
    onKeepBefore,
    onFetch,
    onView,
  } = props;
  const { state } = useStore(viewer);
  const [menu, setMenu] = useState<Point | null>(null);
  const closeMenu = useCallback(() => setMenu(null), []);
  const text = messages.viewer;
  const { file, origin, progress } = entry;
  const laid = useLaid({ viewer, study, entry, pictures, inUse, isHidden });

  const wanted =
    state.compare.mode !== 'off' && state.compare.with !== 'overlay' ? state.compare.with.id : null;
  const missing = wanted !== null && laid !== null && !laid.other ? wanted : null;
  useEffect(() => {
    if (missing !== null) onFetch(missing);
  }, [missing, onFetch]);

  const overlay = laid?.pictures.selected.map && isOverlayVisible(state.overlay);
  const source = laid && shownSource(state.overlay, laid.sources);
  const label =
    overlay && source
      ? text.pictureWith(file.name, messages.overlay.sourceName[source])
      : text.picture(file.name);
  return (
    <figure className="viewer">
      <Toolbar viewer={viewer} onMore={setMenu} />
      <div className="viewer-stage">
        <LightBox viewer={viewer} laid={laid} label={laid ? label : null} onMenu={setMenu} />
        <div className="viewer-readout">
          {laid && state.compare.mode !== 'off' && <ComparedWith {...{ viewer, study, laid }} />}
          <HeaderPanel key={entry.id} entry={entry} onView={onView} />
          <Zoom viewer={viewer} />
          <GreysPanel
            viewer={viewer}
            dicom={progress.state === 'read' ? progress.reading.source.dicom : undefined}
            onView={onView}
          />
        </div>
        <InTheWay {...{ entry, modelReady: inUse !== null, onRetry, onRemove, onKeepBefore }} />
      </div>
      <figcaption className="viewer-caption">
        <span className="viewer-name" title={file.name}>
          {file.name}
        </span>
        {origin === 'phantom' && <span className="tag tone-phantom">{text.phantom}</span>}
        {progress.state === 'read' && (
          <span className="small muted numbers">
            {text.facts(
              progress.reading.size.width,
              progress.reading.size.height,
              progress.reading.source.format,
              progress.reading.source.bits,
              progress.reading.source.bytes,
            )}
          </span>
        )}
      </figcaption>
      {menu && <ActionMenu viewer={viewer} at={menu} onClose={closeMenu} />}
    </figure>
  );
}

/** Puts together what lies on the light box; null while the entry has no picture. */
function useLaid({
  viewer,
  study,
  entry,
  pictures,
  inUse,
  isHidden,
}: Pick<ViewerProps, 'viewer' | 'study' | 'entry' | 'pictures' | 'inUse' | 'isHidden'>): Laid | null {
  const counterpart = useStore(viewer, ({ state }) => state.compare.with);
  const settings = useStore(viewer, ({ state }) => state.overlay);
  const { point } = useStore(viewpoint);
  const { progress } = entry;
  const hidden = isHidden(entry);
  const sources = useMemo(
    () =>
      progress.state === 'read' && !hidden
        ? availableSources(progress, progress.by.source === inUse?.source)
        : [],
    [progress, inUse, hidden],
  );
  const source = shownSource(settings, sources);
  const otherEntry =
    counterpart === 'overlay' || counterpart.id === entry.id ? undefined : findEntry(study, counterpart.id);
  const plane = usePlane(entry, pictures);
  const otherPlane = otherEntry && pictures.get(otherEntry.id);
  const others = useMemo(
    () =>
      study.entries
        .filter(({ id, progress }) => id !== entry.id && progress.state === 'read')
        .map(({ id }) => id),
    [study.entries, entry.id],
  );
  return useMemo((): Laid | null => {
    if (progress.state !== 'read' || !plane) return null;
    const map = hidden ? null : overlayMap(progress, source);
    const provisional = !pictures.has(entry.id);
    const beside = otherEntry?.progress.state === 'read' ? otherEntry.progress : null;
    const besideHidden = otherEntry !== undefined && isHidden(otherEntry);
    const other =
      otherEntry && beside && otherPlane
        ? { entry: otherEntry, plane: otherPlane, map: besideHidden ? null : overlayMap(beside, source) }
        : null;
    const names: Laid['names'] = other
      ? [entry.file.name, other.entry.file.name]
      : [messages.viewer.original, source ? messages.overlay.sourceName[source] : ''];
    return {
      pictures: { selected: { plane, map, provisional }, other },
      selected: sighted(entry, plane),
      other: other && sighted(other.entry, other.plane),
      provisional,
      regions: {
        selected: hidden ? [] : shownRegions(progress, point),
        other: beside && !besideHidden ? shownRegions(beside, point) : [],
      },
      sources,
      marking: hidden,
      others,
      names,
    };
  }, [
    entry,
    progress,
    plane,
    otherEntry,
    otherPlane,
    source,
    sources,
    others,
    pictures,
    point,
    hidden,
    isHidden,
  ]);
}

/** The entry's picture, or its thumbnail until that is at hand. */
function usePlane({ id, progress }: Entry, pictures: PictureShelf): FilmPlane | null {
  const picture = pictures.get(id);
  const reading = progress.state === 'read' ? progress.reading : null;
  return useMemo(
    () => picture ?? (reading && planeOfThumbnail(reading.thumbnail, reading.size)),
    [picture, reading],
  );
}

const sighted = ({ id, progress }: Entry, { size, range, quantiles, step }: FilmPlane): Sighted => ({
  id,
  size,
  range,
  quantiles,
  step,
  spacing: (progress.state === 'read' && progress.reading.source.spacing) || null,
});

/** Chooses what the picture is compared with. */
function ComparedWith({
  viewer,
  study,
  laid,
}: Pick<ViewerProps, 'viewer' | 'study'> & { readonly laid: Laid }) {
  const counterpart = useStore(viewer, ({ state }) => state.compare.with);
  const text = messages.viewer;
  return (
    <label className="compared-with readout small">
      <span>{text.comparedWith}</span>
      <select
        value={counterpart === 'overlay' ? '' : counterpart.id}
        onChange={({ target: { value } }) =>
          viewer.change((state) => ({
            ...state,
            compare: { ...state.compare, with: value === '' ? 'overlay' : { id: value } },
          }))
        }
      >
        <option value="">{text.ownOverlay}</option>
        {laid.others.map((id) => (
          <option key={id} value={id}>
            {findEntry(study, id)?.file.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How large the picture is, against one of its pixels on one of the screen's. */
function Zoom({ viewer }: { readonly viewer: ViewerStore }) {
  const { state, sight } = useStore(viewer);
  if (!sight) return null;
  const { zoom } = viewFor(state, sight.selected.id).viewport;
  const share = zoom * fitScale(selectedFrame(state, sight)) * sight.density;
  return (
    <span className="readout small numbers" title={messages.viewer.zoomTitle}>
      {formatPercent(share)}
    </span>
  );
}

/** What is shown where there is no picture yet, or none at all. */
function InTheWay({
  entry,
  modelReady,
  onRetry,
  onRemove,
  onKeepBefore,
}: Pick<ViewerProps, 'entry' | 'onRetry' | 'onRemove' | 'onKeepBefore'> & { readonly modelReady: boolean }) {
  const { file, progress } = entry;
  const text = messages.viewer;
  switch (progress.state) {
    case 'waiting':
      return <Busy>{modelReady ? text.waiting : text.waitingForModel}</Busy>;
    case 'reading':
      return <Busy>{text.reading[progress.step]}</Busy>;
    case 'failed':
      return (
        <div className="viewer-failed">
          <Icon name="warning" />
          <h3>{text.failed(file.name)}</h3>
          <p>{messages.failure(progress.failure)}</p>
          <div className="viewer-failed-actions">
            <button type="button" className="button" onClick={onRetry}>
              <Icon name="retry" />
              {text.retry}
            </button>
            {progress.before && (
              <button type="button" className="button" onClick={onKeepBefore}>
                {messages.judging.keepBefore}
              </button>
            )}
            <button type="button" className="button" onClick={onRemove}>
              <Icon name="close" />
              {text.remove}
            </button>
          </div>
        </div>
      );
    case 'read':
      return null;
  }
}

function Busy({ children }: { readonly children: string }) {
  return (
    <div className="viewer-busy">
      <div className="viewer-scan" />
      <p className="muted">{children}</p>
    </div>
  );
}
