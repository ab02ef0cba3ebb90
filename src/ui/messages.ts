/** The texts of the page, in one table a language. */

import { english } from './messages/en.ts';

export const messages = english;
