/** What a person set, kept in this browser from one visit to the next, where it lets the page keep anything. */

import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * Makes a store of settings that begins with what was kept and keeps every change.
 *
 * @param name what it is kept under, unique in the page
 * @param schema an object each of whose entries has a fallback: it stands in for what was never set, or makes no sense
 */
export function keptSettings<T extends object>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
): StoreApi<T> {
  const key = `osteoscope.${name}`;
  const store = createStore<T>(() => {
    const kept = v.safeParse(schema, read(key));
    return kept.success ? kept.output : v.parse(schema, {});
  });
  store.subscribe((settings) => write(key, settings));
  return store;
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

/** Where storage is denied or full, a setting holds as long as the page is open. */
function write(key: string, settings: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    // Nothing that the person could do about it, and nothing of theirs is lost but a choice.
  }
}
