/** The study as the page sees it: state, what a person can do with it, and one file after another being read. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineName } from '../worker/engine-order.ts';
import { type Failure, failureOf } from '../worker/failure.ts';
import type { LoadedModel, LoadingStep } from '../worker/protocol.ts';
import type { Reader } from '../worker/reader.ts';
import { dropPicture, type PictureShelf, putPicture } from './picture-shelf.ts';
import {
  addEntries,
  EMPTY_STUDY,
  type Entry,
  findEntry,
  nextWaiting,
  removeEntry,
  type Study,
  selectEntry,
  selectNeighbour,
  setExplanation,
  setProgress,
} from './study.ts';

export type ModelState =
  | { readonly state: 'loading'; readonly progress: LoadingStep }
  | ({ readonly state: 'ready' } & LoadedModel)
  | { readonly state: 'failed'; readonly failure: Failure };

export interface StudyState {
  readonly study: Study;
  readonly model: ModelState;
  readonly pictures: PictureShelf;
}

export interface StudyActions {
  /** Opens files in their order; they are read one after another. */
  open(files: readonly File[], origin?: Entry['origin']): void;
  select(id: string): void;
  selectNeighbour(places: number): void;
  remove(id: string): void;
  clear(): void;
  /** Reads an entry anew, or explains it anew where only that failed. */
  retry(id: string): void;
  /** Loads the model again after it failed or the reader broke. */
  reload(): void;
}

export interface StudyStore extends StoreApi<StudyState> {
  readonly actions: StudyActions;
}

export interface StudyOptions {
  readonly reader: Reader;
  /** Address of the model's folder. */
  readonly model: string;
  readonly engine: EngineName | null;
}

/** Makes the store and begins to load the model. */
export function createStudyStore({ reader, model, engine }: StudyOptions): StudyStore {
  const store = createStore<StudyState>(() => ({
    study: EMPTY_STUDY,
    model: { state: 'loading', progress: { step: 'engine' } },
    pictures: new Map(),
  }));
  const change = (step: (study: Study) => Study): void =>
    store.setState(({ study }) => ({ study: step(study) }));

  /** One for each entry that is being worked on. */
  const working = new Map<string, AbortController>();
  let lastId = 0;

  const stop = (id: string): void => {
    working.get(id)?.abort();
    working.delete(id);
  };

  /** Runs a task for an entry; what comes after its removal is dropped. */
  const work = async (id: string, task: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const controller = new AbortController();
    working.set(id, controller);
    try {
      await task(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      if (working.get(id) === controller) working.delete(id);
    }
  };

  const read = ({ id, file }: Entry): Promise<void> =>
    work(id, async (signal) => {
      try {
        change((study) => setProgress(study, id, { state: 'reading', step: 'decode' }));
        const { picture, ...reading } = await reader.read(
          { key: id, file },
          {
            signal,
            onStep: (step) => change((study) => setProgress(study, id, { state: 'reading', step })),
          },
        );
        store.setState(({ study, pictures }) => ({
          study: setProgress(study, id, { state: 'read', reading, explanation: { state: 'pending' } }),
          pictures: putPicture(pictures, id, picture, study.selected),
        }));
      } catch (error) {
        signal.throwIfAborted();
        change((study) => setProgress(study, id, { state: 'failed', failure: failureOf(error) }));
        return;
      }
      await explain(id, file, signal);
    });

  const explain = async (id: string, file: File, signal: AbortSignal): Promise<void> => {
    try {
      const explanation = await reader.explain({ key: id, file }, { signal });
      change((study) => setExplanation(study, id, { state: 'ready', ...explanation }));
    } catch (error) {
      signal.throwIfAborted();
      change((study) => setExplanation(study, id, { state: 'failed', failure: failureOf(error) }));
    }
  };

  let busy = false;
  const readWaiting = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      while (store.getState().model.state === 'ready') {
        const entry = nextWaiting(store.getState().study);
        if (!entry) break;
        await read(entry);
      }
    } finally {
      busy = false;
    }
  };

  /** Draws the selected picture again where it has been let go of. */
  const showSelected = async (): Promise<void> => {
    const { study, pictures } = store.getState();
    const entry = findEntry(study, study.selected);
    if (entry?.progress.state !== 'read') return;
    const { id, file } = entry;
    const held = pictures.get(id);
    if (held) {
      store.setState({ pictures: putPicture(pictures, id, held) });
      return;
    }
    if (working.has(id)) return;
    await work(id, async (signal) => {
      try {
        const picture = await reader.show({ key: id, file }, { signal });
        store.setState(({ study, pictures }) => ({
          pictures: putPicture(pictures, id, picture, study.selected),
        }));
      } catch (error) {
        signal.throwIfAborted();
        change((study) => setProgress(study, id, { state: 'failed', failure: failureOf(error) }));
      }
    });
  };

  const load = async (): Promise<void> => {
    store.setState({ model: { state: 'loading', progress: { step: 'engine' } } });
    try {
      const loaded = await reader.load(model, {
        engine,
        signal: new AbortController().signal,
        onProgress: (progress) => store.setState({ model: { state: 'loading', progress } }),
      });
      store.setState({ model: { state: 'ready', ...loaded } });
    } catch (error) {
      store.setState({ model: { state: 'failed', failure: failureOf(error) } });
      return;
    }
    void readWaiting();
  };

  reader.onBreak((message) => {
    store.setState({
      model: { state: 'failed', failure: { name: 'ReaderBroken', reason: 'broken', message } },
    });
  });

  const actions: StudyActions = {
    open(files, origin = 'file') {
      const entries = files.map(
        (file): Entry => ({ id: String(++lastId), file, origin, progress: { state: 'waiting' } }),
      );
      change((study) => addEntries(study, entries));
      void readWaiting();
    },
    select(id) {
      change((study) => selectEntry(study, id));
      void showSelected();
    },
    selectNeighbour(places) {
      change((study) => selectNeighbour(study, places));
      void showSelected();
    },
    remove(id) {
      stop(id);
      store.setState(({ study, pictures }) => ({
        study: removeEntry(study, id),
        pictures: dropPicture(pictures, id),
      }));
      void showSelected();
    },
    clear() {
      for (const id of [...working.keys()]) stop(id);
      store.setState({ study: EMPTY_STUDY, pictures: new Map() });
    },
    retry(id) {
      const entry = findEntry(store.getState().study, id);
      if (!entry || entry.progress.state === 'waiting' || entry.progress.state === 'reading') return;
      if (entry.progress.state === 'read') {
        change((study) => setExplanation(study, id, { state: 'pending' }));
        void work(id, async (signal) => {
          if (store.getState().model.state === 'failed') await load();
          await explain(id, entry.file, signal);
        });
        return;
      }
      change((study) => setProgress(study, id, { state: 'waiting' }));
      if (store.getState().model.state === 'failed') void load();
      else void readWaiting();
    },
    reload: () => void load(),
  };

  void load();
  return Object.assign(store, { actions });
}
