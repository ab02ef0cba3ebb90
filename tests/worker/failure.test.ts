import { expect, test } from 'vitest';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { failureOf, ReadingFailed } from '../../src/worker/failure.ts';

test('an error of ours crosses with its name, reason and sentence', () => {
  const error = new UnreadableRadiograph('damaged', 'The JPEG ends too early.');
  expect(failureOf(error)).toEqual({
    name: 'UnreadableRadiograph',
    reason: 'damaged',
    message: 'The JPEG ends too early.',
  });
});

test('a failure that crossed already stays as it is', () => {
  const failure = { name: 'NoModel', reason: null, message: 'No model is loaded yet.' };
  expect(failureOf(new ReadingFailed(failure))).toBe(failure);
});

test.each([
  [new RangeError('Invalid array length'), 'RangeError: Invalid array length'],
  [new DOMException('Out of memory', 'NotReadableError'), 'NotReadableError: Out of memory'],
  [{ message: 'a plain object' }, 'a plain object'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
])('%s is said to be unexpected', (thrown, what) => {
  expect(failureOf(thrown)).toEqual({
    name: 'Unexpected',
    reason: null,
    message: `Something went wrong that should not have (${what}).`,
  });
});
