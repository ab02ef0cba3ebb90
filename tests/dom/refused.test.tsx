import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Verdict } from '../../src/study/verdict.tsx';
import { readWith } from '../support/study-entry.ts';

function refused() {
  const progress = readWith({ admission: { kind: 'refused', score: -3 } });
  if (progress.state !== 'read') throw new Error('It is read.');
  return progress;
}

test('a refused picture says why, is answered when asked for, and the answer is marked', async () => {
  const { rerender } = render(<Verdict read={refused()} explanation={undefined} current />);
  expect(screen.getByRole('heading', { name: 'This does not look like a bone X-ray' })).toBeDefined();
  expect(screen.queryByRole('meter')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show its answer anyway' }));
  expect(screen.getByRole('meter')).toBeDefined();
  expect(screen.getByText('Refused, shown anyway')).toBeDefined();
  rerender(<Verdict read={refused()} explanation={undefined} current />);
  expect(screen.queryByRole('meter')).toBeNull();
});
