/** How a person wants the page to be: its language, its colours, and whether the tour is still to come. */

import * as v from 'valibot';
import { LANGUAGES } from '../ui/language.ts';
import { keptSettings } from '../ui/settings.ts';

export const THEMES = ['system', 'light', 'dark'] as const;

const schema = v.object({
  /** `browser`: whichever of its languages the page speaks. */
  language: v.fallback(v.picklist(['browser', ...LANGUAGES]), 'browser'),
  theme: v.fallback(v.picklist(THEMES), 'system'),
  /** Whether the tour was taken or skipped. */
  toured: v.fallback(v.boolean(), false),
});

export type Preferences = v.InferOutput<typeof schema>;

export const preferences = keptSettings('preferences', schema);
