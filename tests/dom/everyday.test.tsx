import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { followPreferences } from '../../src/app/appearance.ts';
import { preferences } from '../../src/app/preferences.ts';
import { createUpdates } from '../../src/app/updates.ts';
import { createStudyStore } from '../../src/study/study-store.ts';
import { openRoom } from '../support/open-room.ts';
import { pictureFile } from '../support/picture-files.ts';
import { unpackHere } from '../support/unpack-here.ts';

followPreferences();

afterEach(() => {
  history.replaceState(null, '', location.pathname);
  preferences.setState({ language: 'browser', theme: 'system', toured: true });
});

const patient = { timeout: 20_000 };

function open() {
  const store = createStudyStore({ reader: openRoom().reader, model: 'a', engine: null, unpack: unpackHere });
  render(
    <App
      store={store}
      updates={createUpdates({ takeOver: () => undefined, reload: () => undefined })}
      samples="http://localhost/samples/"
      models="http://localhost/models/"
    />,
  );
  return store;
}

async function openWithPicture() {
  const store = open();
  store.actions.open([new File([new Uint8Array(await pictureFile('grey.png'))], 'grey.png')]);
  expect(screen.queryByRole('complementary', { name: 'Tour' })).toBeNull();
  await screen.findByText('1 of 1 read', {}, patient);
  return store;
}

const goTo = (address: string): void =>
  act(() => {
    location.hash = address;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });

test('another language changes every text at once, and the study, the light box and the open dialog stay', async () => {
  const store = await openWithPicture();
  const reading = () =>
    store.getState().study.entries.map(({ progress }) => 'reading' in progress && progress.reading);
  const before = reading();
  await userEvent.click(screen.getByRole('button', { name: 'Invert' }));
  goTo('settings');
  const german = screen.getByRole('radio', { name: 'Deutsch' });
  await userEvent.click(german);

  expect(document.documentElement.lang).toBe('de');
  expect(screen.getByRole('dialog', { name: 'Einstellungen' })).toBeDefined();
  expect(document.activeElement).toBe(german);
  expect(reading()).toEqual(before);
  expect(screen.getByRole('button', { name: 'Invertieren' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByText('Nur für Forschung und Lehre', { exact: false })).toBeDefined();
  expect(screen.queryByText(/research and teaching/)).toBeNull();

  await userEvent.click(screen.getByRole('radio', { name: 'English' }));
  expect(document.documentElement.lang).toBe('en');
  expect(screen.getByRole('dialog', { name: 'Settings' })).toBeDefined();
});

test('colours follow the system until one theme is chosen, and choices are kept for the next visit', async () => {
  open();
  goTo('settings');
  const { dataset } = document.documentElement;
  expect(dataset.theme).toBeUndefined();
  await userEvent.click(screen.getByRole('radio', { name: 'Light' }));
  expect(dataset.theme).toBe('light');
  await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(dataset.theme).toBe('dark');
  expect(JSON.parse(localStorage.getItem('osteoscope.preferences') ?? '')).toMatchObject({ theme: 'dark' });
  await userEvent.click(screen.getByRole('radio', { name: 'As the system' }));
  expect(dataset.theme).toBeUndefined();
});

test('the first finding brings a tour of three steps, which goes by keys and does not come again', async () => {
  preferences.setState({ toured: false });
  await openWithPicture();
  const tour = () => screen.queryByRole('complementary', { name: 'Tour' });
  const heading = () => within(tour() ?? document.body).getByRole('heading').textContent;
  expect(heading()).toBe('The finding');
  within(tour() ?? document.body)
    .getByRole('button', { name: 'Next' })
    .focus();
  await userEvent.keyboard('{Enter}');
  expect(heading()).toBe('Where it comes from');
  await userEvent.keyboard('{Enter}');
  expect(heading()).toBe('The picture');
  expect(screen.getByText('Step 3 of 3')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(heading()).toBe('Where it comes from');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(tour()).toBeNull();
  expect(preferences.getState().toured).toBe(true);
});

test('Escape skips the tour, and the settings bring it back', async () => {
  preferences.setState({ toured: false });
  await openWithPicture();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('complementary', { name: 'Tour' })).toBeNull();
  goTo('settings');
  await userEvent.click(screen.getByRole('button', { name: 'Show the tour again' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('complementary', { name: 'Tour' })).toBeDefined();
});
