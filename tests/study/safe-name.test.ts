import { expect, test } from 'vitest';
import { safeName } from '../../src/study/safe-name.ts';

test.each([
  ['wrist.png', 'wrist-x.png'],
  ['Handgelenk links.dcm', 'Handgelenk-links-x.png'],
  ['../../etc/passwd', 'etc-passwd-x.png'],
  ['a<b>:"c|d?*.png', 'a-b-c-d-x.png'],
  ['.hidden', 'x-ray-x.png'],
  ['con.png', 'x-ray-x.png'],
  ['', 'x-ray-x.png'],
  ['骨折.jpg', '骨折-x.png'],
])('%j is saved as %j', (name, saved) => {
  expect(safeName(name, '-x.png')).toBe(saved);
});

test('a name is cut to what file systems take', () => {
  expect(safeName('a'.repeat(300), '.png').length).toBeLessThan(100);
});
