import { expect, test } from 'vitest';
import { tamePath } from '../../../src/study/intake/tame-path.ts';

test.each([
  ['set/a.png', 'set/a.png'],
  ['../../etc/passwd.png', 'etc/passwd.png'],
  ['/etc/a.png', 'etc/a.png'],
  ['..\\..\\Windows\\a.png', 'Windows/a.png'],
  ['C:\\Users\\a.png', 'Users/a.png'],
  ['c:/a.png', 'a.png'],
  ['//server/share/a.png', 'server/share/a.png'],
  ['set/./../a.png', 'set/a.png'],
  ['set/.. /a.png', 'set/a.png'],
  ['a\u0000b\n.png', 'ab.png'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['..', 'unnamed'],
  ['', 'unnamed'],
])('%j stays inside as %j', (path, tamed) => {
  expect(tamePath(path)).toBe(tamed);
});

test('dots within a name stay', () => {
  expect(tamePath('wrist..left/a...png')).toBe('wrist..left/a...png');
});
