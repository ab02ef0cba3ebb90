/** The study as the page sees it: state, what a person can do with it, and one file after another being read. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PictureView } from '../radiograph/picture-view.ts';
import { type ExplanationMethod, usualMethod } from '../saliency/explanation-method.ts';
import type { EngineName } from '../worker/engine-order.ts';
import { type Failure, failureOf } from '../worker/failure.ts';
import type { LoadingStep, ModelSource, ReadingStep } from '../worker/protocol.ts';
import type { Reader } from '../worker/reader.ts';
import type { Incoming, Skipped, Unpack } from './intake/incoming.ts';
import { createIntakeDesk } from './intake/intake-desk.ts';
import { isArchive } from './intake/sort-out.ts';
import { type Listing, listed, WHOLE_LIST } from './listing.ts';
import { dropPicture, type PictureShelf, putPicture } from './picture-shelf.ts';
import { IDLE_QUEUE, type Queue, withTime } from './queue.ts';
import {
  addEntries,
  EMPTY_STUDY,
  type Entry,
  type Explaining,
  findEntry,
  keepBefore,
  markEntries,
  nextWaiting,
  readAgain,
  readByOthers,
  readingOf,
  removeEntries,
  requestFor,
  type Study,
  selectEntry,
  selectNeighbour,
  setExplanation,
  setProgress,
  setView,
  type UsedModel,
} from './study.ts';
import { viewpoint } from './viewpoint.ts';

export type ModelState =
  | { readonly state: 'loading'; readonly progress: LoadingStep }
  | ({ readonly state: 'ready' } & UsedModel)
  | { readonly state: 'failed'; readonly failure: Failure };

/** Another model on its way while the one before stays in use, or what was wrong with it. */
export type ModelChange =
  | { readonly state: 'loading'; readonly progress: LoadingStep }
  | { readonly state: 'refused'; readonly failure: Failure };

export interface StudyState {
  readonly study: Study;
  readonly model: ModelState;
  /** Null where none is under way, nor has been refused. */
  readonly modelChange: ModelChange | null;
  readonly pictures: PictureShelf;
  readonly queue: Queue;
  readonly intake: Intake;
  readonly listing: Listing;
}

/** Folders and archives that are being looked through. */
export interface Intake {
  readonly underWay: number;
  /** What was left out of them since the person last looked. */
  readonly skipped: readonly Skipped[];
}

export interface StudyActions {
  /** Opens files in their order; they are read one after another. */
  open(files: readonly File[], origin?: Entry['origin']): void;
  /** Opens what was dropped or chosen: files by themselves at once, folders and archives as their pictures are found. */
  bring(incoming: readonly Incoming[]): void;
  select(id: string): void;
  selectNeighbour(places: number): void;
  remove(id: string): void;
  removeAll(ids: Iterable<string>): void;
  mark(ids: readonly string[], marked: boolean): void;
  list(listing: Listing): void;
  /** Finishes the file under way and waits. */
  pause(): void;
  resume(): void;
  /** Takes off the list what has not been read yet, and stops looking through folders and archives. */
  cancelWaiting(): void;
  forgetSkipped(): void;
  clear(): void;
  /** Reads an entry anew that could not be read. */
  retry(id: string): void;
  /** Reads another frame of an entry, or the same through another window, or with black and white changed over. */
  view(id: string, view: PictureView): void;
  /** Explains an entry that has been read; nothing happens where that is done or under way. */
  explain(id: string, method: ExplanationMethod): void;
  stopExplaining(id: string, method: ExplanationMethod): void;
  /** Draws a picture again that was let go of, for looking at it beside the selected one. */
  fetchPicture(id: string): void;
  /** Loads the model again after it failed or the reader broke. */
  reload(): void;
  /**
   * Reads with another model from now on. A file under way is finished by the one before, which stays in use where the
   * new one is refused; what has been read keeps its finding. While one is being loaded, the one asked for last is next.
   */
  readWith(source: ModelSource): void;
  /** Takes note that a model was refused. */
  forgetRefused(): void;
  /** Reads with the model in use what another one has read. */
  readOthersAgain(): void;
  /** Gives up reading an entry again. */
  keepBefore(id: string): void;
}

export interface StudyStore extends StoreApi<StudyState> {
  readonly actions: StudyActions;
}

export interface StudyOptions {
  readonly reader: Reader;
  /** The model to begin with. */
  readonly model: ModelSource;
  readonly engine: EngineName | null;
  readonly unpack: Unpack;
}

/** Makes the store and begins to load the model. */
export function createStudyStore({ reader, model, engine, unpack }: StudyOptions): StudyStore {
  const store = createStore<StudyState>(() => ({
    study: EMPTY_STUDY,
    model: { state: 'loading', progress: { step: 'engine' } },
    modelChange: null,
    pictures: new Map(),
    queue: IDLE_QUEUE,
    intake: { underWay: 0, skipped: [] },
    listing: WHOLE_LIST,
  }));
  const change = (step: (study: Study) => Study): void =>
    store.setState(({ study }) => ({ study: step(study) }));

  /** One for each task under way: an entry being read or drawn, and each explanation of one. */
  const working = new Map<string, { readonly entry: string; readonly controller: AbortController }>();
  let lastId = 0;

  const stopTask = (task: string): void => {
    working.get(task)?.controller.abort();
    working.delete(task);
  };

  const stop = (id: string): void => {
    for (const [task, { entry }] of [...working]) if (entry === id) stopTask(task);
  };

  /** Runs a task for an entry; what comes after its removal is dropped. */
  const work = async (
    id: string,
    run: (signal: AbortSignal) => Promise<void>,
    task: string = id,
  ): Promise<void> => {
    const controller = new AbortController();
    working.set(task, { entry: id, controller });
    try {
      await run(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      if (working.get(task)?.controller === controller) working.delete(task);
    }
  };

  /** Whether the reading room has this model, and will have it when it hears of what is asked now. */
  const isAtHand = ({ source }: UsedModel): boolean => {
    const { model, modelChange } = store.getState();
    return model.state === 'ready' && model.source === source && modelChange?.state !== 'loading';
  };

  const read = (entry: Entry, by: UsedModel): Promise<void> => {
    const { id } = entry;
    const again = readingOf(entry);
    const before = again && { before: again };
    return work(id, async (signal) => {
      const usual = usualMethod(by.card);
      const began = performance.now();
      // An explanation takes as long as a reading: a batch gets its own only where someone looks.
      const explains = (): boolean =>
        usual !== null && store.getState().study.selected === id && isAtHand(by);
      const step = (step: ReadingStep): void =>
        change((study) => setProgress(study, id, { state: 'reading', step, ...before }));
      try {
        step('decode');
        const { picture, ...reading } = await reader.read(requestFor(entry), { signal, onStep: step });
        const explanations = usual && explains() ? { [usual]: { state: 'pending', part: 0 } as const } : {};
        store.setState(({ study, pictures, queue }) => ({
          study: setProgress(study, id, { state: 'read', reading, by, explanations }),
          pictures: putPicture(pictures, id, picture, study.selected),
          queue: withTime(queue, performance.now() - began),
        }));
      } catch (error) {
        signal.throwIfAborted();
        change((study) => setProgress(study, id, { state: 'failed', failure: failureOf(error), ...before }));
        return;
      }
      if (usual && explains()) await explain(entry, usual, signal);
    });
  };

  const explain = async (entry: Entry, method: ExplanationMethod, signal: AbortSignal): Promise<void> => {
    const set = (explaining: Explaining | null): void =>
      change((study) => setExplanation(study, entry.id, method, explaining));
    set({ state: 'pending', part: 0 });
    try {
      const explanation = await reader.explain(requestFor(entry), {
        method,
        signal,
        onProgress: (part) => set({ state: 'pending', part }),
      });
      set({ state: 'ready', ...explanation });
    } catch (error) {
      if (signal.aborted) set(null);
      signal.throwIfAborted();
      set({ state: 'failed', failure: failureOf(error) });
    }
  };

  let busy = false;
  const readWaiting = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      for (;;) {
        const { model, queue, study } = store.getState();
        const entry = nextWaiting(study);
        if (!entry || queue.paused || model.state !== 'ready' || !isAtHand(model)) break;
        await read(entry, model);
      }
    } finally {
      busy = false;
    }
  };

  const showSelected = async (): Promise<void> => {
    const { selected, entries } = store.getState().study;
    const progress = entries.find(({ id }) => id === selected)?.progress;
    const usual = progress?.state === 'read' ? usualMethod(progress.by.card) : null;
    if (selected !== null && usual) explainRead(selected, usual);
    await showPicture(selected);
  };

  const explainRead = (id: string, method: ExplanationMethod): void => {
    const entry = findEntry(store.getState().study, id);
    if (entry?.progress.state !== 'read') return;
    const { by, explanations } = entry.progress;
    const { state } = explanations[method] ?? { state: 'new' };
    if (state === 'pending' || state === 'ready') return;
    void work(
      id,
      async (signal) => {
        if (store.getState().model.state === 'failed') await load(inUse);
        // Only the model that found something can say why.
        if (isAtHand(by)) await explain(entry, method, signal);
      },
      `${id} ${method}`,
    );
  };

  /** Draws a picture again where it has been let go of. */
  const showPicture = async (entryId: string | null): Promise<void> => {
    const { study, pictures } = store.getState();
    const entry = findEntry(study, entryId);
    if (entry?.progress.state !== 'read') return;
    const { id } = entry;
    const held = pictures.get(id);
    if (held) {
      store.setState({ pictures: putPicture(pictures, id, held) });
      return;
    }
    if (working.has(id)) return;
    await work(id, async (signal) => {
      try {
        const picture = await reader.show(requestFor(entry), { signal });
        store.setState(({ study, pictures }) => ({
          pictures: putPicture(pictures, id, picture, study.selected),
        }));
      } catch (error) {
        signal.throwIfAborted();
        change((study) => setProgress(study, id, { state: 'failed', failure: failureOf(error) }));
      }
    });
  };

  const add = (incoming: readonly Incoming[], origin: Entry['origin'] = 'file', show = true): void => {
    const entries = incoming.map(
      ({ file, path }): Entry => ({
        id: String(++lastId),
        file,
        path,
        origin,
        progress: { state: 'waiting' },
      }),
    );
    change((study) => addEntries(study, entries, show));
    void readWaiting();
  };

  const desk = createIntakeDesk({
    unpack,
    onPictures: (pictures, first) => add(pictures, 'file', first),
    onSkipped: (skipped) =>
      store.setState(({ intake }) => ({
        intake: { ...intake, skipped: [...intake.skipped, ...skipped] },
      })),
    onUnderWay: (underWay) => store.setState(({ intake }) => ({ intake: { ...intake, underWay } })),
  });

  const removeAll = (ids: Iterable<string>): void => {
    const gone = new Set(ids);
    for (const id of gone) stop(id);
    store.setState(({ study, pictures }) => ({
      study: removeEntries(study, gone),
      pictures: [...gone].reduce(dropPicture, pictures),
    }));
    void showSelected();
  };

  /** What is loaded again where the reading room is gone. */
  let inUse: ModelSource = model;

  let loading = false;
  let next: ModelSource | null = null;

  const load = async (source: ModelSource): Promise<void> => {
    loading = true;
    const stays = (): boolean => store.getState().model.state === 'ready';
    const onProgress = (progress: LoadingStep): void =>
      store.setState(
        stays() ? { modelChange: { state: 'loading', progress } } : { model: { state: 'loading', progress } },
      );
    if (!stays()) inUse = source;
    onProgress({ step: 'engine' });
    try {
      const loaded = await reader.load(source, { engine, signal: new AbortController().signal, onProgress });
      inUse = source;
      store.setState({ model: { state: 'ready', source, ...loaded }, modelChange: null });
    } catch (error) {
      const failure = failureOf(error);
      store.setState(
        stays()
          ? { modelChange: { state: 'refused', failure } }
          : { model: { state: 'failed', failure }, modelChange: null },
      );
    }
    loading = false;
    const asked = next;
    next = null;
    if (asked === null) void readWaiting();
    else await load(asked);
  };

  reader.onBreak((message) => {
    store.setState({
      model: { state: 'failed', failure: { name: 'ReaderBroken', reason: 'broken', message } },
    });
  });

  const isWaiting = ({ progress }: Entry): boolean =>
    progress.state === 'waiting' || progress.state === 'reading';

  const actions: StudyActions = {
    open(files, origin = 'file') {
      add(
        files.map((file) => ({ file, path: file.name })),
        origin,
      );
    },
    bring(incoming) {
      const alone = ({ path, file }: Incoming): boolean => path === file.name;
      add(incoming.filter((each) => alone(each) && !isArchive(each)));
      desk.take(incoming.filter((each) => !alone(each) || isArchive(each)));
    },
    select(id) {
      change((study) => selectEntry(study, id));
      void showSelected();
    },
    selectNeighbour(places) {
      const { listing } = store.getState();
      change((study) => selectNeighbour(study, places, listed(study, listing, viewpoint.getState())));
      void showSelected();
    },
    remove: (id) => removeAll([id]),
    removeAll,
    mark: (ids, marked) => change((study) => markEntries(study, ids, marked)),
    list: (listing) => store.setState({ listing }),
    pause: () => store.setState(({ queue }) => ({ queue: { ...queue, paused: true } })),
    resume() {
      store.setState(({ queue }) => ({ queue: { ...queue, paused: false } }));
      void readWaiting();
    },
    cancelWaiting() {
      desk.stop();
      const open = store.getState().study.entries.filter(isWaiting);
      const again = new Set(open.filter(readingOf).map(({ id }) => id));
      for (const id of again) stop(id);
      change((study) => keepBefore(study, again));
      removeAll(open.map(({ id }) => id).filter((id) => !again.has(id)));
      store.setState(({ queue }) => ({ queue: { ...queue, paused: false } }));
    },
    forgetSkipped: () => store.setState(({ intake }) => ({ intake: { ...intake, skipped: [] } })),
    clear() {
      desk.stop();
      for (const task of [...working.keys()]) stopTask(task);
      store.setState({
        study: EMPTY_STUDY,
        pictures: new Map(),
        queue: IDLE_QUEUE,
        intake: { underWay: 0, skipped: [] },
        listing: WHOLE_LIST,
      });
    },
    retry(id) {
      const entry = findEntry(store.getState().study, id);
      if (entry?.progress.state !== 'failed') return;
      const { before } = entry.progress;
      change((study) => setProgress(study, id, { state: 'waiting', ...(before && { before }) }));
      if (store.getState().model.state === 'failed') void load(inUse);
      else void readWaiting();
    },
    view(id, view) {
      stop(id);
      store.setState(({ study, pictures }) => ({
        study: setView(study, id, view),
        pictures: dropPicture(pictures, id),
      }));
      if (store.getState().model.state === 'failed') void load(inUse);
      else void readWaiting();
    },
    explain: explainRead,
    stopExplaining: (id, method) => stopTask(`${id} ${method}`),
    fetchPicture: (id) => void showPicture(id),
    reload: () => void load(inUse),
    readWith(source) {
      if (loading) next = source;
      else void load(source);
    },
    forgetRefused: () =>
      store.setState(({ modelChange }) => ({
        modelChange: modelChange?.state === 'refused' ? null : modelChange,
      })),
    readOthersAgain() {
      const { model, study } = store.getState();
      if (model.state !== 'ready') return;
      const ids = new Set(readByOthers(study, model).map(({ id }) => id));
      for (const id of ids) stop(id);
      change((study) => readAgain(study, ids));
      void readWaiting();
    },
    keepBefore(id) {
      stop(id);
      change((study) => keepBefore(study, new Set([id])));
      void showSelected();
    },
  };

  void load(model);
  return Object.assign(store, { actions });
}
