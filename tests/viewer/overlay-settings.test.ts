import { expect, test } from 'vitest';
import { FIRST_SETTINGS, isOverlayVisible, strengthen } from '../../src/viewer/overlay-settings.ts';

test('the overlay is seen at first', () => {
  expect(isOverlayVisible(FIRST_SETTINGS)).toBe(true);
});

test('comparing shows the original and changes nothing that is set', () => {
  const comparing = { ...FIRST_SETTINGS, comparing: true };
  expect(isOverlayVisible(comparing)).toBe(false);
  expect(isOverlayVisible({ ...comparing, comparing: false })).toBe(true);
});

test('strength changes in clean steps and stays between its ends', () => {
  let settings = FIRST_SETTINGS;
  for (let press = 0; press < 20; press++) settings = strengthen(settings, 0.1);
  expect(settings.strength).toBe(1);
  for (let press = 0; press < 7; press++) settings = strengthen(settings, -0.1);
  expect(settings.strength).toBe(0.3);
  for (let press = 0; press < 20; press++) settings = strengthen(settings, -0.1);
  expect(settings.strength).toBe(0.1);
});

test('making a hidden overlay stronger shows it, making it weaker does not', () => {
  const hidden = { ...FIRST_SETTINGS, shown: false };
  expect(strengthen(hidden, 0.1).shown).toBe(true);
  expect(strengthen(hidden, -0.1).shown).toBe(false);
});
