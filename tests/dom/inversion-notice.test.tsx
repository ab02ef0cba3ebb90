import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { InversionNotice } from '../../src/study/inversion-notice.tsx';

const source = { format: 'png', bits: 8, channels: 1, bytes: 1 } as const;

test('nothing is said of a picture with bright bone', () => {
  const { container } = render(
    <InversionNotice reading={{ source, looksInverted: false }} onInvert={() => {}} />,
  );
  expect(container.textContent).toBe('');
});

test('a negative is offered to be inverted, and what was inverted to be undone', async () => {
  const asked: boolean[] = [];
  const onInvert = (inverted: boolean) => asked.push(inverted);
  const { rerender } = render(
    <InversionNotice reading={{ source, looksInverted: true }} onInvert={onInvert} />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Invert and read again' }));
  rerender(
    <InversionNotice
      reading={{ source: { ...source, inverted: true }, looksInverted: false }}
      onInvert={onInvert}
    />,
  );
  expect(screen.getByRole('note').textContent).toMatch(/^Read inverted/);
  await userEvent.click(screen.getByRole('button', { name: 'Read as the file has it' }));
  expect(asked).toEqual([true, false]);
});
