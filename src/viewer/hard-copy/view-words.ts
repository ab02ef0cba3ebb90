/** How a picture is shown, in words: its window, and how it is turned. */

import { formatGrey } from '../../ui/format.ts';
import { messages } from '../../ui/messages.ts';
import type { Exposure } from './exposure.ts';

export function viewWords({ view, plane }: Exposure): string {
  const text = messages.report;
  const { low, high } = view.window ?? plane.range;
  const { mirrored, quarterTurns } = view.orientation;
  return [
    text.window(formatGrey(low), formatGrey(high)),
    ...(view.inverted ? [text.inverted] : []),
    ...(mirrored ? [text.mirrored] : []),
    ...(quarterTurns > 0 ? [text.turned(quarterTurns * 90)] : []),
  ].join(', ');
}
