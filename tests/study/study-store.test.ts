import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { givenModelFiles } from '../../src/classifier/given-model-files.ts';
import { readingOf } from '../../src/study/study.ts';
import { createStudyStore, type StudyState, type StudyStore } from '../../src/study/study-store.ts';
import { handMadeModel } from '../support/hand-made-model.ts';
import { modelFilesOf, openRoom } from '../support/open-room.ts';
import { pictureFile, WIDTH } from '../support/picture-files.ts';
import { unpackHere } from '../support/unpack-here.ts';

type Name = Parameters<typeof pictureFile>[0];

const open = async (name: Name): Promise<File> => new File([new Uint8Array(await pictureFile(name))], name);

function studyWith(room = openRoom()): StudyStore {
  return createStudyStore({ reader: room.reader, model: 'a', engine: null, unpack: unpackHere });
}

/** Waits until the state is as wanted. */
function until(store: StudyStore, wanted: (state: StudyState) => boolean): Promise<StudyState> {
  return new Promise((resolve) => {
    const look = (state: StudyState): void => {
      if (!wanted(state)) return;
      unsubscribe();
      resolve(state);
    };
    const unsubscribe = store.subscribe(look);
    look(store.getState());
  });
}

const isDone = ({ study }: StudyState): boolean =>
  study.entries.every(
    ({ progress }) =>
      progress.state === 'failed' ||
      (progress.state === 'read' && progress.explanations['grad-cam']?.state !== 'pending'),
  );

const states = ({ study }: StudyState): string[] => study.entries.map(({ progress }) => progress.state);

test('files opened before the model is there are read once it is', async () => {
  const store = studyWith();
  expect(store.getState().model.state).toBe('loading');
  store.actions.open([await open('grey.png'), await open('grey.jpg')]);
  const state = await until(store, isDone);
  expect(states(state)).toEqual(['read', 'read']);
  expect(state.model.state).toBe('ready');
  expect(state.pictures.get('1')?.size.width).toBe(WIDTH);
});

test('a file that cannot be read says why by its entry, and the others go on', async () => {
  const store = studyWith();
  store.actions.open([
    await open('grey.png'),
    new File([], 'empty.png'),
    new File(['just text'], 'text.png'),
    await open('grey.webp'),
  ]);
  const state = await until(store, isDone);
  expect(states(state)).toEqual(['read', 'failed', 'failed', 'read']);
  const failures = state.study.entries.map(({ progress }) =>
    progress.state === 'failed' ? progress.failure.reason : null,
  );
  expect(failures).toEqual([null, 'empty', 'not-a-picture', null]);
});

test('an entry removed while it is read leaves nothing behind', async () => {
  const room = openRoom();
  const store = studyWith(room);
  await until(store, ({ model }) => model.state === 'ready');
  store.actions.open([await open('grey.png'), await open('grey.jpg')]);
  await until(store, ({ study }) => study.entries[0]?.progress.state === 'reading');
  store.actions.remove('1');
  const state = await until(store, isDone);
  expect(state.study.entries.map(({ id }) => id)).toEqual(['2']);
  expect([...state.pictures.keys()]).toEqual(['2']);
  const readJobs = room.replies.filter(({ type }) => type === 'read');
  expect(readJobs).toHaveLength(1);
});

test('clearing empties the study, and new files are read afterwards', async () => {
  const store = studyWith();
  store.actions.open([await open('grey.png'), await open('grey.jpg')]);
  await until(store, ({ study }) => study.entries[0]?.progress.state === 'reading');
  store.actions.clear();
  expect(store.getState()).toMatchObject({ study: { entries: [], selected: null }, pictures: new Map() });
  store.actions.open([await open('grey.webp')]);
  expect(states(await until(store, isDone))).toEqual(['read']);
});

test('only a few pictures are held, that on show among them, and one that was let go is drawn again when it is selected', async () => {
  const store = studyWith();
  const file = await open('grey.png');
  store.actions.open([file, file, file, file, file, file]);
  const state = await until(store, isDone);
  expect([...state.pictures.keys()]).toEqual(['1', '4', '5', '6']);
  store.actions.select('2');
  const { pictures } = await until(store, ({ pictures }) => pictures.has('2'));
  expect(pictures.size).toBe(4);
});

test('a failed entry can be read again', async () => {
  const store = studyWith();
  store.actions.open([new File([], 'empty.png')]);
  await until(store, isDone);
  store.actions.retry('1');
  expect(states(store.getState())).not.toEqual(['failed']);
  expect(states(await until(store, isDone))).toEqual(['failed']);
});

test('when the room breaks the entry fails, the model is gone, and trying again brings both back', async () => {
  const room = openRoom();
  const store = studyWith(room);
  await until(store, ({ model }) => model.state === 'ready');
  store.actions.open([await open('grey.png'), await open('grey.jpg')]);
  await until(store, ({ study }) => study.entries[0]?.progress.state === 'reading');
  room.cut('The worker stopped.');
  const broken = await until(store, ({ model }) => model.state === 'failed');
  expect(broken.model).toMatchObject({ failure: { message: 'The worker stopped.' } });
  await until(store, ({ study }) => study.entries[0]?.progress.state === 'failed');
  expect(states(store.getState())).toEqual(['failed', 'waiting']);
  store.actions.retry('1');
  expect(states(await until(store, isDone))).toEqual(['read', 'read']);
});

test('a phantom is marked as one', async () => {
  const store = studyWith();
  store.actions.open([await open('grey.png')], 'phantom');
  expect(store.getState().study.entries[0]?.origin).toBe('phantom');
  await until(store, isDone);
});

const png = async (): Promise<Uint8Array> => new Uint8Array(await pictureFile('grey.png'));

test('of a folder and an archive the pictures are read, and what is left out is told with its reason', async () => {
  const store = studyWith();
  const archive = zipSync({ 'in/a.png': await png(), 'in/notes.txt': strToU8('not bones') });
  const folder = (name: string, bytes: Uint8Array<ArrayBuffer>) => ({
    file: new File([bytes], name),
    path: `folder/${name}`,
  });
  store.actions.bring([
    folder('b.png', new Uint8Array(await png())),
    folder('list.csv', strToU8('a,b') as Uint8Array<ArrayBuffer>),
    { file: new File([archive], 'all.zip'), path: 'all.zip' },
    { file: new File([], 'alone.png'), path: 'alone.png' },
  ]);
  const state = await until(
    store,
    (state) => state.intake.underWay === 0 && state.study.entries.length === 3 && isDone(state),
  );
  expect(state.study.entries.map(({ path }) => path).sort()).toEqual([
    'all.zip/in/a.png',
    'alone.png',
    'folder/b.png',
  ]);
  expect(states(state).sort()).toEqual(['failed', 'read', 'read']);
  expect(state.intake.skipped.map(({ path, reason }) => [path, reason.kind]).sort()).toEqual([
    ['all.zip/in/notes.txt', 'not-a-picture'],
    ['folder/list.csv', 'not-a-picture'],
  ]);
});

test('an archive that is none is refused with a sentence', async () => {
  const store = studyWith();
  store.actions.bring([{ file: new File(['nothing'], 'all.zip'), path: 'all.zip' }]);
  const { intake } = await until(store, ({ intake }) => intake.skipped.length > 0);
  expect(intake.skipped).toEqual([
    { path: 'all.zip', reason: { kind: 'refused', why: expect.stringMatching(/no ZIP archive/) } },
  ]);
});

test('a paused queue finishes the file under way and waits; cancelling takes the rest off the list', async () => {
  const store = studyWith();
  const file = await open('grey.png');
  store.actions.open([file, file, file, file]);
  await until(store, ({ study }) => study.entries[0]?.progress.state === 'reading');
  store.actions.pause();
  await until(store, ({ study }) => study.entries[0]?.progress.state === 'read');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(states(store.getState())).toEqual(['read', 'waiting', 'waiting', 'waiting']);
  store.actions.resume();
  await until(store, ({ study }) => study.entries[1]?.progress.state === 'read');
  store.actions.pause();
  store.actions.cancelWaiting();
  expect(states(store.getState()).every((state) => state === 'read')).toBe(true);
  expect(store.getState().queue.paused).toBe(false);
});

test('only where someone looks is a finding explained, and it is as soon as someone does', async () => {
  const room = openRoom();
  const store = studyWith(room);
  const file = await open('grey.png');
  store.actions.open([file, file, file]);
  await until(store, isDone);
  const explained = () => room.replies.filter(({ type }) => type === 'explained').length;
  expect(explained()).toBe(1);
  store.actions.select('3');
  await until(store, ({ study }) => {
    const progress = study.entries[2]?.progress;
    return progress?.state === 'read' && progress.explanations['grad-cam']?.state === 'ready';
  });
  expect(explained()).toBe(2);
});

/** The hand-made model under another name, whose answers are the other way round. */
const OTHER = new Map(
  Object.entries(handMadeModel({ id: 'other', calibration: { temperature: 1, bias: 1 } })).map(
    ([name, bytes]) => [name, new Blob([bytes])] as const,
  ),
);

/** A room that knows the usual model by any address, and takes what it is given. */
const roomForAny = () =>
  openRoom({
    modelFiles: (source) =>
      typeof source === 'string' ? modelFilesOf(handMadeModel()) : givenModelFiles(source),
  });

const readBy = ({ study }: StudyState): (string | null)[] =>
  study.entries.map((entry) => readingOf(entry)?.reading.finding.model ?? null);

test('another model reads what comes from now on, and what has been read keeps its finding', async () => {
  const store = studyWith(roomForAny());
  store.actions.open([await open('grey.png')]);
  const before = await until(store, isDone);
  store.actions.readWith(OTHER);
  expect(store.getState().model.state).toBe('ready');
  store.actions.open([await open('grey.jpg')]);
  const after = await until(store, (state) => state.study.entries.length === 2 && isDone(state));
  expect(readBy(after)).toEqual(['hand-made', 'other']);
  expect(after.study.entries[0]).toBe(before.study.entries[0]);

  store.actions.readOthersAgain();
  const again = await until(store, isDone);
  expect(readBy(again)).toEqual(['other', 'other']);
});

test('a model that is chosen while a batch is read loses none of it: each file has the model it began with', async () => {
  const store = studyWith(roomForAny());
  const file = await open('grey.png');
  store.actions.open([file, file, file, file]);
  await until(store, ({ study }) => study.entries[1]?.progress.state === 'reading');
  store.actions.readWith(OTHER);
  const state = await until(store, isDone);
  expect(states(state)).toEqual(['read', 'read', 'read', 'read']);
  for (const { progress } of state.study.entries) {
    if (progress.state !== 'read') throw new Error('It is read.');
    expect(progress.by.card.id).toBe(progress.reading.finding.model);
  }
  expect(readBy(state)[0]).toBe('hand-made');
  expect(readBy(state)[3]).toBe('other');
});

test('a model that does not fit is refused with its reason, and the one before goes on', async () => {
  const store = studyWith(roomForAny());
  await until(store, ({ model }) => model.state === 'ready');
  store.actions.readWith(new Map([...OTHER].filter(([name]) => name !== 'weights-1.bin')));
  const { modelChange } = await until(store, ({ modelChange }) => modelChange?.state === 'refused');
  expect(modelChange).toMatchObject({
    failure: { reason: 'missing', message: "The model's file weights-1.bin is not among those given." },
  });
  store.actions.open([await open('grey.png')]);
  expect(readBy(await until(store, isDone))).toEqual(['hand-made']);
});

test('reading again can be given up: what was found before is kept', async () => {
  const store = studyWith(roomForAny());
  const file = await open('grey.png');
  store.actions.open([file, file, file]);
  await until(store, isDone);
  store.actions.readWith(OTHER);
  await until(store, ({ model }) => model.state === 'ready' && model.card.id === 'other');
  store.actions.pause();
  store.actions.readOthersAgain();
  store.actions.open([file]);
  expect(states(store.getState())).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
  store.actions.cancelWaiting();
  const state = store.getState();
  expect(states(state)).toEqual(['read', 'read', 'read']);
  expect(readBy(state)).toEqual(['hand-made', 'hand-made', 'hand-made']);
});
