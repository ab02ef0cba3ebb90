import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { readModelCard } from '../../src/classifier/model-card.ts';
import { Verdict } from '../../src/study/verdict.tsx';
import { handMadeModel } from '../support/hand-made-model.ts';
import { readWith } from '../support/study-entry.ts';

const card = readModelCard(JSON.parse(new TextDecoder().decode(handMadeModel()['card.json'])));
const engine = { name: 'cpu', reason: 'asked-for', renderer: null } as const;

function refused() {
  const progress = readWith({ admission: { kind: 'refused', score: -3 } });
  if (progress.state !== 'read') throw new Error('It is read.');
  return progress.reading;
}

test('a refused picture says why, is answered when asked for, and the answer is marked', async () => {
  const { rerender } = render(
    <Verdict reading={refused()} explanation={undefined} card={card} engine={engine} />,
  );
  expect(screen.getByRole('heading', { name: 'This does not look like a bone X-ray' })).toBeDefined();
  expect(screen.queryByRole('meter')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show its answer anyway' }));
  expect(screen.getByRole('meter')).toBeDefined();
  expect(screen.getByText('Refused, shown anyway')).toBeDefined();
  rerender(<Verdict reading={refused()} explanation={undefined} card={card} engine={engine} />);
  expect(screen.queryByRole('meter')).toBeNull();
});
