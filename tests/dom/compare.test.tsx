import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { createUpdates } from '../../src/app/updates.ts';
import { createStudyStore } from '../../src/study/study-store.ts';
import { openRoom } from '../support/open-room.ts';
import { pictureFile } from '../support/picture-files.ts';
import { unpackHere } from '../support/unpack-here.ts';

const patient = { timeout: 20_000 };

test('two pictures are compared side by side and by swiping, each under its own name', async () => {
  const store = createStudyStore({ reader: openRoom().reader, model: 'a', engine: null, unpack: unpackHere });
  render(
    <App
      store={store}
      updates={createUpdates({ takeOver: () => undefined, reload: () => undefined })}
      samples="http://x/"
      models="http://x/"
    />,
  );
  const files = await Promise.all(
    (['grey.png', 'grey.jpg'] as const).map(
      async (name) => new File([new Uint8Array(await pictureFile(name))], name),
    ),
  );
  store.actions.open(files);
  await screen.findByText('2 of 2 read', {}, patient);
  const figure = screen.getByRole('figure');
  await userEvent.keyboard('t');
  expect(within(figure).getByText('Original')).toBeDefined();
  const other = screen.getByRole('combobox', { name: 'Compared with' });
  await userEvent.selectOptions(other, 'grey.jpg');
  const names = (): (string | null)[] =>
    [...figure.querySelectorAll('.slot-name')].map(({ textContent }) => textContent);
  await screen.findByRole('option', { name: 'grey.jpg', selected: true });
  expect(names()).toEqual(['grey.png', 'grey.jpg']);
  await userEvent.keyboard('{Escape}');
  figure.focus();
  other.blur();
  await userEvent.keyboard('s');
  expect(screen.getByRole('slider', { name: 'Line between the two pictures' })).toBeDefined();
  expect(names()).toEqual(['grey.png', 'grey.jpg']);
});
