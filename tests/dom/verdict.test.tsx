import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { USUAL_VIEWPOINT } from '../../src/classifier/judgement.ts';
import type { ModelCard } from '../../src/classifier/model-card.ts';
import type { ReadProgress } from '../../src/study/study.ts';
import { Verdict } from '../../src/study/verdict.tsx';
import { viewpoint } from '../../src/study/viewpoint.ts';
import { readWith, USED_MODEL } from '../support/study-entry.ts';

afterEach(() => viewpoint.setState(USUAL_VIEWPOINT));

function read(probability: number, calibration: Partial<ModelCard['calibration']> = {}): ReadProgress {
  const progress = readWith({ probability });
  if (progress.state !== 'read') throw new Error('It is read.');
  const { card } = USED_MODEL;
  return {
    ...progress,
    by: { ...USED_MODEL, card: { ...card, calibration: { ...card.calibration, ...calibration } } },
  };
}

const show = (progress: ReadProgress, current = true) =>
  render(<Verdict read={progress} explanation={undefined} current={current} />);

test('the number is put in words at the prevalence of the calibration, and that is said', () => {
  show(read(0.873, { prevalence: 0.2 }));
  expect(
    screen.getByText('Where 1 in 5 pictures shows a fracture, about 87 of 100 like this one do.'),
  ).toBeDefined();
  expect(screen.getByText('As in the pictures that the model was calibrated on.')).toBeDefined();
  expect(screen.queryByRole('button', { name: /calibration/ })).toBeNull();
});

test('at another prevalence the number changes and the call does not, until the calibration’s is taken again', async () => {
  show(read(0.55, { prevalence: 0.5 }));
  const slider = screen.getByRole('slider', { name: 'How common fractures are' });
  fireEvent.change(slider, { target: { value: '10' } });
  // Odds of 0.55 to 0.45, each case one ninth as common as before: 12 of 100.
  expect(
    screen.getByText('Where 1 in 10 pictures shows a fracture, about 12 of 100 like this one do.'),
  ).toBeDefined();
  expect(slider.getAttribute('aria-valuetext')).toBe('10 of 100 pictures');
  expect(screen.getByRole('heading', { name: 'Fractured' })).toBeDefined();
  expect(screen.getByText('Threshold 10 %')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Take that of the calibration (50 of 100)' }));
  expect(screen.getByText(/about 55 of 100 like this one do/)).toBeDefined();
});

test('what a call is worth is said for the operating point in use, at that prevalence', () => {
  show(read(0.55, { prevalence: 0.5 }));
  // Sensitivity and specificity 0.8 each.
  expect(
    screen.getByText(
      /of 100 pictures that it calls “fractured” about 80 are; .* about 20 are fractured all the same/,
    ),
  ).toBeDefined();
});

test('the switch weighs mistakes: it changes the call and its doubt, not the number', async () => {
  show(read(0.45));
  expect(screen.getByRole('heading', { name: 'Not fractured' })).toBeDefined();
  expect(screen.getByText('Uncertain')).toBeDefined();
  await userEvent.click(screen.getByRole('radio', { name: 'High sensitivity' }));
  expect(screen.getByRole('heading', { name: 'Fractured' })).toBeDefined();
  expect(screen.getByText('Uncertain')).toBeDefined();
  await userEvent.click(screen.getByRole('radio', { name: 'High specificity' }));
  expect(screen.getByRole('heading', { name: 'Not fractured' })).toBeDefined();
  expect(screen.queryByText('Uncertain')).toBeNull();
  expect(screen.getByRole('meter').getAttribute('value')).toBe('0.45');
});

test('a model that is not calibrated says so, and claims no probability', () => {
  show(read(0.87, { prevalence: null }));
  expect(screen.getByText(/^This model is not calibrated/)).toBeDefined();
  expect(screen.getByRole('meter', { name: 'Score, not a probability' })).toBeDefined();
  expect(screen.getByText('0.87')).toBeDefined();
  expect(screen.queryByText('87 %')).toBeNull();
  expect(screen.queryByRole('slider')).toBeNull();
});

test('what another model than the one in use has read is marked with its name', () => {
  const { rerender } = show(read(0.9));
  expect(screen.queryByText('Read by Hand-made model')).toBeNull();
  rerender(<Verdict read={read(0.9)} explanation={undefined} current={false} />);
  expect(screen.getByText('Read by Hand-made model')).toBeDefined();
});
