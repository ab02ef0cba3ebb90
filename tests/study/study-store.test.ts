import { expect, test } from 'vitest';
import { createStudyStore, type StudyState, type StudyStore } from '../../src/study/study-store.ts';
import { openRoom } from '../support/open-room.ts';
import { pictureFile, WIDTH } from '../support/picture-files.ts';

type Name = Parameters<typeof pictureFile>[0];

const open = async (name: Name): Promise<File> => new File([new Uint8Array(await pictureFile(name))], name);

function studyWith(room = openRoom()): StudyStore {
  return createStudyStore({ reader: room.reader, model: 'a', engine: null });
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
