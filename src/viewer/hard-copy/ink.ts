/** Colours and letters of a hard copy: those of the dark page, whatever the page's theme, for a film is dark. */

export const INK = {
  ground: '#090c0f',
  text: '#e3eaef',
  muted: '#9dacb8',
  edge: 'rgb(0 0 0 / 85%)',
  suspicious: '#ffb168',
  uncertain: '#c8b8ff',
  intact: '#7fd8bb',
  failed: '#ff9c94',
  ruler: '#ffe27a',
} as const;

export type Ink = keyof typeof INK;

export const FONT = '"Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
