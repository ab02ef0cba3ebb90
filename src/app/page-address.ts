/** Pages that lie over the reading room, each under its own address: the part after `#`, such as `#data`. */

import { useSyncExternalStore } from 'react';

const current = (): string => location.hash.slice(1);

function onChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** @returns what stands after `#`; an empty text in the reading room */
export function usePageAddress(): string {
  return useSyncExternalStore(onChange, current);
}

/** Back to the reading room; the browser's own way back leads to the page again. */
export function leavePage(): void {
  history.pushState(null, '', `${location.pathname}${location.search}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Addresses of the settings and of the page about Osteoscope. */
export const SETTINGS_ADDRESS = 'settings';
export const ABOUT_ADDRESS = 'about';

/** Address of the page that evaluates on a person's own pictures. */
export const EVALUATE_ADDRESS = 'evaluate';

/** Address of the page that looks back. */
export const HISTORY_ADDRESS = 'history';

const DATA = 'data';

/** Address of the page on a model's data. */
export const dataAddress = (model: string): string => `#${DATA}/${model}`;

/** @returns the model whose data an address asks for, null for whichever is the usual one, undefined for another page */
export function dataAskedFor(address: string): string | null | undefined {
  if (address === DATA) return null;
  return address.startsWith(`${DATA}/`) ? address.slice(DATA.length + 1) : undefined;
}
