import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { FilmStrip } from '../../src/study/film-strip.tsx';
import { createStudyStore } from '../../src/study/study-store.ts';
import { openRoom } from '../support/open-room.ts';
import { unpackHere } from '../support/unpack-here.ts';

/** jsdom scrolls nothing and tells of no scrolling. */
function scrolling(): void {
  const offsets = new WeakMap<Element, number>();
  Object.defineProperty(HTMLElement.prototype, 'scrollTop', {
    configurable: true,
    get(this: Element) {
      return offsets.get(this) ?? 0;
    },
    set(this: Element, offset: number) {
      offsets.set(this, offset);
      setTimeout(() => this.dispatchEvent(new Event('scroll')));
    },
  });
  onTestFinished(() => {
    Reflect.deleteProperty(HTMLElement.prototype, 'scrollTop');
  });
}

function thousandFiles() {
  const store = createStudyStore({ reader: openRoom().reader, model: 'a', engine: null, unpack: unpackHere });
  store.actions.pause();
  store.actions.open(Array.from({ length: 1000 }, (_, at) => new File([], `${at}.png`)));
  render(<FilmStrip store={store} />);
  return store;
}

test('of a thousand files only those in sight are on the page, and keys reach the others with the focus', async () => {
  scrolling();
  const store = thousandFiles();
  expect(document.querySelectorAll('.film-row').length).toBeLessThan(30);
  screen.getByRole('button', { name: /^0\.png/ }).focus();
  await userEvent.keyboard('{End}');
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^999\.png/));
  expect(document.querySelectorAll('.film-row').length).toBeLessThan(30);
  expect(document.activeElement?.closest('li')?.getAttribute('aria-posinset')).toBe('1000');
  await userEvent.keyboard('x');
  await userEvent.click(screen.getByRole('button', { name: 'Remove them' }));
  expect(store.getState().study.entries).toHaveLength(999);
  await userEvent.click(screen.getByRole('button', { name: 'Cancel the rest' }));
  expect(store.getState().study.entries).toHaveLength(0);
});
