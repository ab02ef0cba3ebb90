/** The languages that the page speaks, and which of them a person gets. */

export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

const isSpoken = (language: string): language is Language => LANGUAGES.some((each) => each === language);

/**
 * @param preferred what the browser is set to, best first, such as `de-CH`
 * @returns the first of them that the page speaks, else English
 */
export function languageFor(preferred: readonly string[]): Language {
  return preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isSpoken) ?? 'en';
}
