/** Which licences a package may have that ships with the app: those that ask for no more than being named. */

const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
]);

/**
 * @param expression as in a package's `license`, such as `(MIT AND Zlib)`
 * @returns false also for an expression that mixes AND with OR, which no package of ours has
 * @see SPDX specification, annex D
 */
export function isPermissive(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  const choices = plain.split(' OR ');
  if (choices.length > 1) return choices.some((choice) => PERMISSIVE.has(choice));
  return plain.split(' AND ').every((licence) => PERMISSIVE.has(licence));
}
