/** Makes the page look and speak as the person prefers, from its start and after each change. */

import { type Language, languageFor } from '../ui/language.ts';
import { speak } from '../ui/messages.ts';
import { type Preferences, preferences } from './preferences.ts';

/** @returns the language of the page under these preferences */
export function languageOf({ language }: Pick<Preferences, 'language'>): Language {
  return language === 'browser' ? languageFor(navigator.languages) : language;
}

/** Follows the preferences. Begin with it before anything is rendered: texts are looked up while rendering. */
export function followPreferences(): void {
  appear(preferences.getState());
  preferences.subscribe(appear);
}

function appear(wanted: Preferences): void {
  const language = languageOf(wanted);
  speak(language);
  const { documentElement: page } = document;
  page.lang = language;
  // The style sheets follow the system where no theme is named.
  if (wanted.theme === 'system') delete page.dataset.theme;
  else page.dataset.theme = wanted.theme;
}
