/** Where pictures lie on the light box: one, two beside each other, or one under the other with a line to swipe. */

import type { Size } from '../radiograph/letterbox.ts';
import type { Rectangle } from '../render/pane.ts';

/** With what a picture is compared: itself under the overlay, or another entry by its id. */
export type Counterpart = 'overlay' | { readonly id: string };

export interface Compare {
  readonly mode: 'off' | 'two-up' | 'swipe';
  readonly with: Counterpart;
  /** Where the line to swipe lies, 0 left to 1 right. */
  readonly line: number;
}

export const NO_COMPARISON: Compare = { mode: 'off', with: 'overlay', line: 0.5 };

/** One picture's place, in points from the top left of the light box. */
export interface Slot {
  /** The picture fits into this. */
  readonly pane: Rectangle;
  /** It is seen only here. */
  readonly clip: Rectangle;
  readonly picture: 'selected' | 'other';
  readonly overlaid: boolean;
}

/** Between two pictures beside each other. */
const GAP = 2;

/**
 * @param stage the light box
 * @param lying the selected picture's size as it lies
 * @returns the places, that of the selected picture first; two lie beside or below each other as they become larger
 */
export function layout(
  { mode, with: counterpart, line }: Compare,
  { width, height }: Size,
  lying: Size,
): readonly Slot[] {
  const all = { left: 0, top: 0, width, height };
  const second = counterpart === 'overlay' ? 'selected' : 'other';
  // Beside its own overlay a picture is shown bare; beside another picture both keep theirs.
  const overlaid = second === 'other';
  switch (mode) {
    case 'off':
      return [{ pane: all, clip: all, picture: 'selected', overlaid: true }];
    case 'two-up': {
      const beside = columns(all);
      const below = rows(all);
      const [first, last] = roomFor(lying, beside[0]) >= roomFor(lying, below[0]) ? beside : below;
      return [
        { pane: first, clip: first, picture: 'selected', overlaid },
        { pane: last, clip: last, picture: second, overlaid: true },
      ];
    }
    case 'swipe': {
      const at = Math.round(width * line);
      return [
        { pane: all, clip: { ...all, width: at }, picture: 'selected', overlaid },
        { pane: all, clip: { ...all, left: at, width: width - at }, picture: second, overlaid: true },
      ];
    }
  }
}

/** How large a picture becomes in a pane. */
const roomFor = (lying: Size, pane: Size): number =>
  Math.min(pane.width / lying.width, pane.height / lying.height);

function columns({ left, top, width, height }: Rectangle): [Rectangle, Rectangle] {
  const half = Math.floor((width - GAP) / 2);
  return [
    { left, top, width: half, height },
    { left: left + width - half, top, width: half, height },
  ];
}

function rows({ left, top, width, height }: Rectangle): [Rectangle, Rectangle] {
  const half = Math.floor((height - GAP) / 2);
  return [
    { left, top, width, height: half },
    { left, top: top + height - half, width, height: half },
  ];
}
