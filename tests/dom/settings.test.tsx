import * as v from 'valibot';
import { beforeEach, expect, test, vi } from 'vitest';
import { keptSettings } from '../../src/ui/settings.ts';

const schema = v.object({
  colour: v.fallback(v.picklist(['red', 'blue']), 'red'),
  size: v.fallback(v.number(), 3),
});

beforeEach(() => localStorage.clear());

test('what was set is there at the next visit', () => {
  const first = keptSettings('test', schema);
  expect(first.getState()).toEqual({ colour: 'red', size: 3 });
  first.setState({ colour: 'blue' });
  expect(keptSettings('test', schema).getState()).toEqual({ colour: 'blue', size: 3 });
});

test.each([
  ['nothing that can be read', '{"colour":'],
  ['something else', '"blue"'],
  ['a choice that is none any more', '{"colour":"green","size":3}'],
])('%s counts as never set', (_, kept) => {
  localStorage.setItem('osteoscope.test', kept);
  expect(keptSettings('test', schema).getState()).toEqual({ colour: 'red', size: 3 });
});

test('one entry that makes no sense does not take the others with it', () => {
  localStorage.setItem('osteoscope.test', '{"colour":"blue","size":"large"}');
  expect(keptSettings('test', schema).getState()).toEqual({ colour: 'blue', size: 3 });
});

test('where the browser denies storage, settings hold for the visit', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied);
  const settings = keptSettings('test', schema);
  settings.setState({ size: 5 });
  expect(settings.getState()).toEqual({ colour: 'red', size: 5 });
  vi.restoreAllMocks();
});
