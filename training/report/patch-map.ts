/** A chart of a value for each patch of a picture: where the classes differ, the patch is bright. */

import { html, type Markup } from './markup.ts';
import { decimal } from './number-text.ts';

export interface PatchMap {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  /** Row by row; null where there is none. */
  readonly values: readonly (number | null)[];
  /** The values that are drawn empty and full. */
  readonly from: number;
  readonly to: number;
}

const SIDE = 400;
const TOP = 24;

/** Draws each patch with its value in it. */
export function patchMap({ title, columns, rows, values, from, to }: PatchMap): Markup {
  const width = SIDE / columns;
  const height = SIDE / rows;
  const patches = values.map((value, index) => {
    const x = (index % columns) * width;
    const y = TOP + Math.floor(index / columns) * height;
    const share = value === null ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from)));
    return html`<rect class="bar tone-fractured" style="fill-opacity:${share.toFixed(3)}" x="${x}" y="${y}" width="${width}" height="${height}"/><text x="${x + width / 2}" y="${y + height / 2 + 4}" text-anchor="middle" style="fill:var(--text)">${value === null ? '' : decimal(value, 2)}</text>`;
  });
  const known = values.filter((value) => value !== null);
  const span =
    known.length > 0 ? `${decimal(Math.min(...known), 2)} to ${decimal(Math.max(...known), 2)}` : '';
  return html`<svg class="chart" viewBox="0 0 ${SIDE} ${SIDE + TOP}" role="img" aria-label="${title}. Values from ${span}.">
<text class="title" x="0" y="14">${title}</text>
<rect x="0" y="${TOP}" width="${SIDE}" height="${SIDE}" fill="none" class="axis" style="stroke:var(--line)"/>
${patches}
</svg>`;
}
