/** The texts of the page, in one table a language. */

import { formatIn } from './format.ts';
import type { Language } from './language.ts';
import { german } from './messages/de.ts';
import { english } from './messages/en.ts';

/** Any text in place of the English ones; functions take the same values. */
type Translated<Text> = Text extends string
  ? string
  : Text extends (...values: never[]) => string
    ? Text
    : { readonly [Key in keyof Text]: Translated<Text[Key]> };

/** What a table holds in every language. */
export type Messages = Translated<typeof english>;

const TABLES: Readonly<Record<Language, Messages>> = { en: english, de: german };

/** The table in use. Look into it while rendering, never when a module loads: the language may change. */
export let messages: Messages = english;

/** The page's texts and numbers are in this language from now on; what is on the screen must be rendered anew. */
export function speak(language: Language): void {
  messages = TABLES[language];
  formatIn(language);
}
