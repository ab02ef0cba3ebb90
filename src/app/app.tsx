/** The page: header, light box or welcome, finding, and whatever lies over them. */

import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Announcer } from '../study/announcer.tsx';
import { FilmStrip } from '../study/film-strip.tsx';
import { findEntry } from '../study/study.ts';
import type { StudyStore } from '../study/study-store.ts';
import { Icon } from '../ui/icon.tsx';
import { messages } from '../ui/messages.ts';
import { Viewer } from '../viewer/viewer.tsx';
import { createViewerStore } from '../viewer/viewer-store.ts';
import { FilePicker, type FilePickerHandle } from './file-picker.tsx';
import { Findings } from './findings.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { Logo } from './logo.tsx';
import { ModelDialog } from './model-dialog.tsx';
import { ModelLine } from './model-line.tsx';
import { dataAskedFor, leavePage, usePageAddress } from './page-address.ts';
import { SamplesDialog } from './samples-dialog.tsx';
import { UpdateNotice } from './update-notice.tsx';
import type { Updates } from './updates.ts';
import { useIncomingFiles } from './use-incoming-files.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Welcome } from './welcome.tsx';
import './app.css';

const DataPage = lazy(() =>
  import('./data-page/data-page.tsx').then((module) => ({ default: module.DataPage })),
);

interface AppProps {
  readonly store: StudyStore;
  readonly updates: Updates;
  /** Addresses of the folders of samples and models. */
  readonly samples: string;
  readonly models: string;
}

type OpenDialog = 'help' | 'model' | 'samples' | null;

export function App({ store, updates, samples, models }: AppProps) {
  const { study, model, pictures } = useStore(store);
  const { actions } = store;
  const [viewer] = useState(createViewerStore);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const picker = useRef<FilePickerHandle>(null);
  const openFiles = actions.bring;
  const openSample = useCallback((file: File) => actions.open([file], 'phantom'), [actions]);
  const dataOf = dataAskedFor(usePageAddress());
  const dragging = useIncomingFiles(openFiles);

  const entry = findEntry(study, study.selected);
  const several = study.entries.length > 1;
  useShortcuts(viewer, {
    open: () => picker.current?.open(),
    previous: several ? () => actions.selectNeighbour(-1) : null,
    next: several ? () => actions.selectNeighbour(1) : null,
    remove: entry ? () => actions.remove(entry.id) : null,
    help: () => setDialog('help'),
  });

  const card = model.state === 'ready' ? model.card : null;
  const closeDialog = (): void => setDialog(null);
  const modelLine = (
    <ModelLine model={model} onDetails={() => setDialog('model')} onReload={actions.reload} />
  );
  return (
    <div className="app">
      <a className="skip" href="#picture">
        {messages.app.skip}
      </a>
      <header className="app-header">
        <h1 className="app-name">
          <Logo />
          {messages.app.name}
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
      <main id="picture" tabIndex={-1} className={entry ? 'room' : 'room-empty'}>
        {entry ? (
          <>
            <FilmStrip store={store} />
            <Viewer
              viewer={viewer}
              study={study}
              entry={entry}
              pictures={pictures}
              card={card}
              onRetry={() => actions.retry(entry.id)}
              onRemove={() => actions.remove(entry.id)}
              onFetch={actions.fetchPicture}
              onView={(view) => actions.view(entry.id, view)}
            />
            <Findings
              entry={entry}
              model={model}
              viewer={viewer}
              onExplain={(method) => actions.explain(entry.id, method)}
              onStopExplaining={(method) => actions.stopExplaining(entry.id, method)}
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
            modelReady={card !== null}
          >
            {modelLine}
          </Welcome>
        )}
      </main>
      <footer className="app-footer small">
        <Icon name="info" />
        <p>{messages.app.disclaimer}</p>
      </footer>
      {dragging && (
        <div className="drop-veil" aria-hidden="true">
          <div>
            <Icon name="add" />
            <p>{messages.open.drop}</p>
          </div>
        </div>
      )}
      {dialog === 'help' && <HelpDialog onClose={closeDialog} />}
      {dialog === 'samples' && <SamplesDialog folder={samples} onOpen={openSample} onClose={closeDialog} />}
      {dialog === 'model' && model.state === 'ready' && (
        <ModelDialog card={model.card} engine={model.engine} onClose={closeDialog} />
      )}
      {dataOf !== undefined && (
        <Suspense fallback={null}>
          <DataPage models={models} samples={samples} asked={dataOf} onClose={leavePage} />
        </Suspense>
      )}
      <UpdateNotice updates={updates} />
      <Announcer study={study} />
    </div>
  );
}
