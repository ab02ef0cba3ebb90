import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { createUpdates, type Updates } from '../../src/app/updates.ts';
import { createStudyStore } from '../../src/study/study-store.ts';
import { type OpenRoom, openRoom } from '../support/open-room.ts';
import { pictureFile } from '../support/picture-files.ts';

type Name = Parameters<typeof pictureFile>[0];

const file = async (name: Name): Promise<File> => new File([new Uint8Array(await pictureFile(name))], name);
const empty = (): File => new File([], 'empty.png');

function open(room: OpenRoom = openRoom(), updates: Updates = createUpdates(() => undefined)) {
  const store = createStudyStore({ reader: room.reader, model: 'a', engine: null });
  render(<App store={store} updates={updates} samples="http://localhost/samples/" />);
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
  const layers = () => screen.getByRole('figure').querySelectorAll('canvas');
  await waitFor(() => expect(layers()).toHaveLength(2), patient);
  const opacity = () => Number(layers()[1]?.style.opacity);
  expect(opacity()).toBe(0.7);
  await userEvent.keyboard('[[');
  expect(opacity()).toBe(0.6);
  fireEvent.change(screen.getByRole('slider', { name: 'Overlay strength' }), { target: { value: '0.9' } });
  expect(opacity()).toBe(0.9);

  await userEvent.click(screen.getByRole('switch', { name: 'Show overlay' }));
  expect(layers()).toHaveLength(1);
  await userEvent.keyboard('o');
  expect(layers()).toHaveLength(2);

  const compare = screen.getByRole('button', { name: 'Hold to see the original' });
  fireEvent.pointerDown(compare);
  expect(layers()).toHaveLength(1);
  fireEvent.pointerUp(compare);
  expect(layers()).toHaveLength(2);
  const hand = userEvent.setup();
  await hand.keyboard('{c>}');
  expect(layers()).toHaveLength(1);
  await hand.keyboard('{/c}');
  expect(layers()).toHaveLength(2);
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
  let taken = 0;
  const updates = createUpdates(() => {
    taken++;
  });
  open(openRoom(), updates);
  updates.offlineReady();
  expect(await screen.findByText('Osteoscope now works without a network.')).toBeDefined();
  updates.updateWaiting();
  expect(await screen.findByText('A new version of Osteoscope is ready.')).toBeDefined();
  expect(taken).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: 'Load it now' }));
  expect(taken).toBe(1);
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
