import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { createUpdates, type Updates } from '../../src/app/updates.ts';
import { createStudyStore } from '../../src/study/study-store.ts';
import { type OpenRoom, openRoom } from '../support/open-room.ts';
import { pictureFile } from '../support/picture-files.ts';
import { unpackHere } from '../support/unpack-here.ts';

type Name = Parameters<typeof pictureFile>[0];

const file = async (name: Name): Promise<File> => new File([new Uint8Array(await pictureFile(name))], name);
const empty = (): File => new File([], 'empty.png');

function open(
  room: OpenRoom = openRoom(),
  updates: Updates = createUpdates({ takeOver: () => undefined, reload: () => undefined }),
) {
  const store = createStudyStore({ reader: room.reader, model: 'a', engine: null, unpack: unpackHere });
  render(
    <App
      store={store}
      updates={updates}
      samples="http://localhost/samples/"
      models="http://localhost/models/"
    />,
  );
  return store;
}

const transferOf = (files: readonly File[]) => ({
  types: ['Files'],
  items: files.map((each) => ({ kind: 'file', getAsFile: () => each })),
});

const drop = (...files: File[]): boolean => fireEvent.drop(window, { dataTransfer: transferOf(files) });
const rows = (): string[] => screen.getAllByRole('listitem').map((row) => row.textContent ?? '');
const patient = { timeout: 20_000 };
const verdict = () => screen.findByRole('heading', { name: /^(Fractured|Not fractured)$/ }, patient);

test('the page says what it is for, once, whatever is on show', async () => {
  open();
  const said = /For research and teaching only. Not a medical device/;
  expect(screen.getAllByText(said)).toHaveLength(1);
  drop(await file('grey.png'));
  await verdict();
  expect(screen.getAllByText(said)).toHaveLength(1);
});

test('the model tells how far it is, then what it learnt from and how good it was, as its card has it', async () => {
  open();
  expect(screen.getByText('Starting the engine')).toBeDefined();
  expect(
    await screen.findByText('AUC 0.83 (95 % interval 0.77 to 0.88) on 100 held-out pictures of 40 sources'),
  ).toBeDefined();
  expect(screen.getByText('Trained on 1,234 pictures: Made-up pictures')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'About the model' }));
  const dialog = screen.getByRole('dialog', { name: 'Hand-made model' });
  expect(within(dialog).getByText('It has seen no X-ray at all.')).toBeDefined();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a veil invites to drop while files are dragged over the window, and goes when they leave', () => {
  open();
  const dataTransfer = transferOf([]);
  fireEvent.dragEnter(window, { dataTransfer });
  expect(screen.getByText('Drop to read')).toBeDefined();
  fireEvent.dragEnter(document.body, { dataTransfer });
  fireEvent.dragLeave(window, { dataTransfer });
  expect(screen.getByText('Drop to read')).toBeDefined();
  fireEvent.dragLeave(document.body, { dataTransfer });
  expect(screen.queryByText('Drop to read')).toBeNull();
});

test('text that is dragged or dropped is left to the browser', () => {
  open();
  const dataTransfer = { types: ['text/plain'], items: [] };
  fireEvent.dragEnter(window, { dataTransfer });
  expect(screen.queryByText('Drop to read')).toBeNull();
  expect(fireEvent.drop(window, { dataTransfer })).toBe(true);
});

test('each file has a row with its verdict or its failure, and the screen reader hears both', async () => {
  open();
  drop(await file('grey.png'), empty());
  await screen.findByText('1 of 2 read, 1 could not be read', {}, patient);
  expect(rows()[0]).toMatch(/grey\.png(Fractured|Not fractured)\d+ %/);
  expect(rows()[1]).toMatch(/empty\.pngNot readable/);
  const heard = screen
    .getAllByRole('status')
    .map((status) => status.textContent ?? '')
    .join(' ');
  expect(heard).toMatch(/empty\.png could not be read\. This file is empty\./);
});

test('the arrows walk through the rows, Delete takes one away, and the focus goes on to the next', async () => {
  open();
  drop(await file('grey.png'), empty(), await file('grey.jpg'));
  await screen.findByText('2 of 3 read, 1 could not be read', {}, patient);
  screen.getByRole('button', { name: /^grey\.png/ }).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toMatch(/^empty\.png/);
  expect(screen.getByRole('heading', { name: 'empty.png could not be read' })).toBeDefined();
  await userEvent.keyboard('{Delete}');
  expect(screen.queryByText('empty.png')).toBeNull();
  expect(document.activeElement?.textContent).toMatch(/^grey\.jpg/);
});

test('the overlay is switched, weakened and looked behind, by control and by key', async () => {
  open();
  drop(await file('grey.png'));
  await verdict();
  const overlaid = 'X-ray grey.png under the overlay Grad-CAM';
  await screen.findByRole('img', { name: overlaid }, patient);
  const seen = () => within(screen.getByRole('figure')).queryByRole('img', { name: overlaid }) !== null;
  const strength = (): HTMLInputElement => screen.getByRole('slider', { name: 'Strength' });
  expect(strength().value).toBe('0.7');
  await userEvent.keyboard('[[[[');
  expect(strength().value).toBe('0.5');
  fireEvent.change(strength(), { target: { value: '0.9' } });
  expect(strength().value).toBe('0.9');

  await userEvent.click(screen.getByRole('switch', { name: 'Show overlay' }));
  expect(seen()).toBe(false);
  await userEvent.keyboard('o');
  expect(seen()).toBe(true);

  const compare = screen.getByRole('button', { name: 'Hold to see the original' });
  fireEvent.pointerDown(compare);
  expect(seen()).toBe(false);
  fireEvent.pointerUp(compare);
  expect(seen()).toBe(true);
  const hand = userEvent.setup();
  await hand.keyboard('{c>}');
  expect(seen()).toBe(false);
  await hand.keyboard('{/c}');
  expect(seen()).toBe(true);
});

test('another kind of overlay is looked for when it is chosen, tells how far it is, and can be stopped', async () => {
  open();
  drop(await file('grey.jpg'));
  await screen.findByRole('img', { name: /under the overlay Grad-CAM/ }, patient);
  await userEvent.click(screen.getByRole('radio', { name: 'Occlusion' }));
  await screen.findByText(/Covering one place after another/);
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByRole('button', { name: 'Look for the evidence' });
  expect(screen.getByText(/It shows influence, not proof/)).toBeDefined();
});

test('toolbar, menu and keys do the same to the picture, and what was done can be undone', async () => {
  open();
  drop(await file('grey.png'));
  await screen.findByRole('img', { name: /under the overlay/ }, patient);
  const invert = () => screen.getByRole('button', { name: 'Invert' }).getAttribute('aria-pressed');
  const undo = () => screen.getByRole('button', { name: 'Undo' });
  expect(undo().getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(screen.getByRole('button', { name: 'Invert' }));
  expect(invert()).toBe('true');
  await userEvent.keyboard('i');
  expect(invert()).toBe('false');

  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  const menu = screen.getByRole('menu');
  expect(
    within(menu)
      .getByRole('menuitemcheckbox', { name: /^Invert/ })
      .getAttribute('aria-checked'),
  ).toBe('false');
  await userEvent.keyboard('{ArrowDown}{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More');

  await userEvent.click(undo());
  expect(invert()).toBe('true');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(invert()).toBe('false');
  expect(undo().getAttribute('aria-disabled')).toBe('true');
});

test('space presses the button that has the focus, and resets the picture everywhere else', async () => {
  open();
  drop(await file('grey.png'));
  await screen.findByRole('img', { name: /under the overlay/ }, patient);
  const button = screen.getByRole('button', { name: 'Invert' });
  button.focus();
  await userEvent.keyboard(' ');
  expect(button.getAttribute('aria-pressed')).toBe('true');
  button.blur();
  await userEvent.keyboard(' ');
  expect(button.getAttribute('aria-pressed')).toBe('false');
});

test('a ruler is put, moved and taken away with keys alone', async () => {
  open();
  drop(await file('grey.png'));
  await screen.findByRole('img', { name: /under the overlay/ }, patient);
  await userEvent.keyboard('k');
  const [from] = screen.getAllByRole('button', { name: /End of the ruler/ });
  const before = from?.getAttribute('aria-label');
  from?.focus();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  expect(screen.getAllByRole('button', { name: /End of the ruler/ })[0]?.getAttribute('aria-label')).not.toBe(
    before,
  );
  await userEvent.keyboard('{Backspace}');
  expect(screen.queryAllByRole('button', { name: /End of the ruler/ })).toEqual([]);
});

test('a model that does not load says why and can be tried again, and the files that waited are read', async () => {
  const room = openRoom();
  const store = open(room);
  await waitFor(() => expect(store.getState().model.state).toBe('ready'), patient);
  room.cut('The part of the page that reads pictures stopped.');
  drop(await file('grey.png'));
  expect(await screen.findByText(/The part of the page that reads pictures stopped/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Load the model again' }));
  await verdict();
});

test('a new version is offered and nothing happens before the person agrees', async () => {
  const done: string[] = [];
  const updates = createUpdates({
    takeOver: () => done.push('take over'),
    reload: () => done.push('reload'),
  });
  open(openRoom(), updates);
  updates.offlineReady();
  expect(await screen.findByText('Osteoscope now works without a network.')).toBeDefined();
  updates.updateWaiting();
  expect(await screen.findByText('A new version of Osteoscope is ready.')).toBeDefined();
  expect(done).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Load it now' }));
  expect(done).toEqual(['take over']);
});

test('a new version that another window let in is told of, and loaded here only when the person agrees', async () => {
  const done: string[] = [];
  const updates = createUpdates({
    takeOver: () => done.push('take over'),
    reload: () => done.push('reload'),
  });
  open(openRoom(), updates);
  updates.updatedElsewhere();
  expect(await screen.findByText(/^Another window loaded a new version/)).toBeDefined();
  expect(done).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Load it now' }));
  expect(done).toEqual(['reload']);
});

test('keys typed while a dialog is open do nothing behind it', async () => {
  const store = open();
  drop(await file('grey.png'));
  await verdict();
  await userEvent.keyboard('?');
  expect(screen.getByRole('dialog', { name: 'Keys' })).toBeDefined();
  await userEvent.keyboard('{Delete}');
  expect(store.getState().study.entries).toHaveLength(1);
});
