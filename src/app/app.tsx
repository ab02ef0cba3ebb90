/** The page: header, light box or welcome, finding, and whatever lies over them. */

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Announcer } from '../study/announcer.tsx';
import { takeLabels } from '../study/evaluation/labels.ts';
import { FilmStrip } from '../study/film-strip.tsx';
import type { Incoming } from '../study/intake/incoming.ts';
import { chosenModel, type OwnModel, partModel } from '../study/intake/own-model.ts';
import { WHOLE_LIST } from '../study/listing.ts';
import { answer, hidesAny, isHidden, readerMode } from '../study/reader-mode/reader-mode.ts';
import { type Entry, findEntry } from '../study/study.ts';
import type { StudyStore } from '../study/study-store.ts';
import { viewpoint } from '../study/viewpoint.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { Viewer } from '../viewer/viewer.tsx';
import { createViewerStore } from '../viewer/viewer-store.ts';
import { failureOf } from '../worker/failure.ts';
import { AboutDialog } from './about-dialog.tsx';
import { languageOf } from './appearance.ts';
import { DEFAULT_MODEL } from './default-model.ts';
import { FilePicker, type FilePickerHandle } from './file-picker.tsx';
import { Findings } from './findings.tsx';
import { KeepPanel } from './hard-copy/keep-panel.tsx';
import { subjectOf } from './hard-copy/subject.ts';
import { usePictureSaving } from './hard-copy/use-picture-saving.ts';
import { HelpDialog } from './help-dialog.tsx';
import { HistoryNotice } from './history-page/history-notice.tsx';
import { Logo } from './logo.tsx';
import { ModelDialog } from './model-dialog.tsx';
import { ModelLine } from './model-line.tsx';
import { rememberModel } from './models/asked-model.ts';
import { ModelPicker } from './models/model-picker.tsx';
import {
  ABOUT_ADDRESS,
  dataAskedFor,
  EVALUATE_ADDRESS,
  HISTORY_ADDRESS,
  leavePage,
  SETTINGS_ADDRESS,
  usePageAddress,
} from './page-address.ts';
import { preferences } from './preferences.ts';
import { ReaderPanel } from './reader-panel/reader-panel.tsx';
import { ReaderSwitch } from './reader-panel/reader-switch.tsx';
import { SamplesDialog } from './samples-dialog.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { Tour } from './tour.tsx';
import { UpdateNotice } from './update-notice.tsx';
import type { Updates } from './updates.ts';
import { useIncomingFiles } from './use-incoming-files.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Welcome } from './welcome.tsx';
import './app.css';

const DataPage = lazy(() =>
  import('./data-page/data-page.tsx').then((module) => ({ default: module.DataPage })),
);

const EvaluatePage = lazy(() =>
  import('./evaluate-page/evaluate-page.tsx').then((module) => ({ default: module.EvaluatePage })),
);

const HistoryPage = lazy(() =>
  import('./history-page/history-page.tsx').then((module) => ({ default: module.HistoryPage })),
);

const ReportDialog = lazy(() =>
  import('./hard-copy/report-dialog.tsx').then((module) => ({ default: module.ReportDialog })),
);

interface AppProps {
  readonly store: StudyStore;
  readonly updates: Updates;
  /** Addresses of the folders of samples and models. */
  readonly samples: string;
  readonly models: string;
  /** The model that the address asked for, where there is none of that name. */
  readonly unknownModel?: string | null;
}

type OpenDialog = 'help' | 'model' | 'models' | 'samples' | 'report' | null;

export function App({ store, updates, samples, models, unknownModel = null }: AppProps) {
  const { study, model, modelChange, pictures } = useStore(store);
  const { actions } = store;
  const [viewer] = useState(createViewerStore);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const picker = useRef<FilePickerHandle>(null);
  const openPictures = useCallback(
    async (files: readonly Incoming[]): Promise<void> => {
      const { others, taken } = await takeLabels(files);
      actions.bring(others);
      if (taken) location.hash = EVALUATE_ADDRESS;
    },
    [actions],
  );
  const [unopened, setUnopened] = useState<string | null>(null);
  const takeModel = useCallback(
    (model: OwnModel): void => {
      actions.readWith(model);
      setUnopened(null);
      setDialog('models');
    },
    [actions],
  );
  const refuseModel = useCallback((error: unknown): void => {
    setUnopened(messages.failure(failureOf(error)));
    setDialog('models');
  }, []);
  const openFiles = useCallback(
    (files: readonly Incoming[]): void => {
      partModel(files).then(({ model, others }) => {
        if (model) takeModel(model);
        if (others.length > 0) openPictures(others).catch((error: unknown) => reportError(error));
      }, refuseModel);
    },
    [openPictures, takeModel, refuseModel],
  );
  const openSample = useCallback((file: File) => actions.open([file], 'phantom'), [actions]);
  const address = usePageAddress();
  const dataOf = dataAskedFor(address);
  const language = useStore(preferences, languageOf);
  const toured = useStore(preferences, (wanted) => wanted.toured);
  const dragging = useIncomingFiles(openFiles);

  const entry = findEntry(study, study.selected);
  const several = study.entries.length > 1;
  const mode = useStore(readerMode);
  const isHiddenNow = useCallback((each: Entry) => isHidden(mode, each), [mode]);
  const hidden = entry !== undefined && entry.progress.state === 'read' && isHiddenNow(entry);
  const from = useStore(viewpoint);
  const subject = hidden ? null : subjectOf(entry, pictures, from);
  const { saving, save } = usePictureSaving(viewer);
  useShortcuts(viewer, {
    open: () => picker.current?.open(),
    previous: several ? () => actions.selectNeighbour(-1) : null,
    next: several ? () => actions.selectNeighbour(1) : null,
    remove: entry ? () => actions.remove(entry.id) : null,
    'save-picture': subject && (() => save(subject)),
    report: subject && (() => setDialog('report')),
    help: () => setDialog('help'),
  });

  const inUse = model.state === 'ready' ? model : null;
  const shippedId = typeof inUse?.source === 'string' ? inUse.card.id : null;
  useEffect(() => {
    if (inUse) rememberModel(shippedId);
  }, [inUse, shippedId]);
  const closeDialog = (): void => setDialog(null);
  const modelLine = (
    <ModelLine
      model={model}
      change={dialog === 'models' ? null : modelChange}
      unknown={shippedId === DEFAULT_MODEL ? unknownModel : null}
      onChoose={() => {
        setUnopened(null);
        setDialog('models');
      }}
      onDetails={() => setDialog('model')}
      onReload={actions.reload}
    />
  );
  return (
    <>
      {/* Its texts are looked up while it is rendered: in another language all of it is made anew. */}
      <div className="app" key={language}>
        <a className="skip" href="#picture">
          {messages.app.skip}
        </a>
        <header className="app-header">
          <h1 className="app-name">
            <Logo />
            <span>{messages.app.name}</span>
          </h1>
          <p className="app-tagline muted small">{messages.app.tagline}</p>
          <div className="app-tools">
            {entry && (
              <>
                <button type="button" className="button app-samples" onClick={() => setDialog('samples')}>
                  <Icon name="samples" />
                  <span>{messages.open.samples}</span>
                </button>
                <FilePicker ref={picker} label={messages.open.add} onFiles={openFiles} />
              </>
            )}
            <a className="button-quiet" href={`#${SETTINGS_ADDRESS}`} aria-label={messages.settings.open}>
              <Icon name="settings" />
            </a>
            <button
              type="button"
              className="button-quiet"
              onClick={() => setDialog('help')}
              aria-label={messages.help.open}
            >
              <Icon name="help" />
            </button>
          </div>
        </header>
        {entry?.progress.state === 'read' && !toured && <Tour />}
        <main id="picture" tabIndex={-1} className={entry ? 'room' : 'room-empty'}>
          {entry ? (
            <>
              <FilmStrip store={store} />
              <Viewer
                viewer={viewer}
                study={study}
                entry={entry}
                pictures={pictures}
                inUse={inUse}
                isHidden={isHiddenNow}
                onRetry={() => actions.retry(entry.id)}
                onRemove={() => actions.remove(entry.id)}
                onKeepBefore={() => actions.keepBefore(entry.id)}
                onFetch={actions.fetchPicture}
                onView={(view) => actions.view(entry.id, view)}
              />
              <Findings
                entry={entry}
                model={model}
                viewer={viewer}
                onExplain={(method) => actions.explain(entry.id, method)}
                onStopExplaining={(method) => actions.stopExplaining(entry.id, method)}
                onInvert={(inverted) => actions.view(entry.id, { inverted })}
                reader={{
                  hidden,
                  toggle: <ReaderSwitch onStart={() => actions.list(WHOLE_LIST)} />,
                  panel: mode.on && entry.progress.state === 'read' && (
                    <ReaderPanel
                      study={study}
                      entry={entry}
                      read={entry.progress}
                      viewer={viewer}
                      onAnswer={(said) => answer(entry.id, said)}
                      onSelect={actions.select}
                    />
                  ),
                }}
                keep={
                  subject && (
                    <KeepPanel
                      saving={saving}
                      onSave={() => save(subject)}
                      onReport={() => setDialog('report')}
                    />
                  )
                }
              >
                {modelLine}
              </Findings>
            </>
          ) : (
            <Welcome
              samples={samples}
              onFiles={openFiles}
              onSample={openSample}
              picker={picker}
              modelReady={inUse !== null}
            >
              {modelLine}
            </Welcome>
          )}
        </main>
        <footer className="app-footer small">
          <Icon name="info" />
          <p>{messages.app.disclaimer}</p>
          <a className="link" href={`#${EVALUATE_ADDRESS}`}>
            {messages.evaluate.open}
          </a>
          <a className="link" href={`#${HISTORY_ADDRESS}`}>
            {messages.history.open}
          </a>
          <a className="link" href={`#${ABOUT_ADDRESS}`}>
            {messages.about.open}
          </a>
        </footer>
        {dragging && (
          <div className="drop-veil" aria-hidden="true">
            <div>
              <Icon name="add" />
              <p>{messages.open.drop}</p>
            </div>
          </div>
        )}
      </div>
      {dialog === 'help' && <HelpDialog onClose={closeDialog} />}
      {dialog === 'samples' && <SamplesDialog folder={samples} onOpen={openSample} onClose={closeDialog} />}
      {dialog === 'model' && model.state === 'ready' && (
        <ModelDialog card={model.card} engine={model.engine} onClose={closeDialog} />
      )}
      {dialog === 'models' && (
        <ModelPicker
          store={store}
          folder={models}
          unopened={unopened}
          onFiles={(files) => void chosenModel(files).then(takeModel, refuseModel)}
          onClose={() => {
            actions.forgetRefused();
            closeDialog();
          }}
        />
      )}
      {dialog === 'report' && subject && (
        <Suspense fallback={null}>
          <ReportDialog subject={subject} viewer={viewer} onClose={closeDialog} />
        </Suspense>
      )}
      {dataOf !== undefined && (
        <Suspense fallback={null}>
          <DataPage models={models} samples={samples} asked={dataOf} onClose={leavePage} />
        </Suspense>
      )}
      {address === EVALUATE_ADDRESS && (
        <Suspense fallback={null}>
          <EvaluatePage store={store} onFiles={openFiles} onClose={leavePage} />
        </Suspense>
      )}
      {address === HISTORY_ADDRESS && (
        <Suspense fallback={null}>
          <HistoryPage hidden={hidesAny(mode, study.entries)} onClose={leavePage} />
        </Suspense>
      )}
      {address === SETTINGS_ADDRESS && <SettingsDialog onClose={leavePage} />}
      {address === ABOUT_ADDRESS && <AboutDialog models={models} onClose={leavePage} />}
      <UpdateNotice updates={updates} />
      <HistoryNotice />
      <Announcer study={study} />
    </>
  );
}
