/** Charts as inline SVG: axes, and layers drawn between them. */

import { type Content, html, type Markup } from './markup.ts';

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Where to draw a tick; about five round numbers by default. */
  readonly ticks?: readonly number[];
  /** How a tick is written. */
  readonly format?: (value: number) => string;
}

export interface Frame {
  readonly title: string;
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Height of the drawing over its width; 0.75 by default. */
  readonly aspect?: number;
}

/** Colours by meaning; the page's style knows them. */
export type Tone = 'accent' | 'muted' | 'fractured' | 'intact';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** From values to places in the drawing. */
export interface Scale {
  x(value: number): number;
  y(value: number): number;
}

/** Something drawn between the axes. */
export type Layer = (scale: Scale) => Markup;

const WIDTH = 400;
const MARGIN = { left: 60, right: 12, top: 28, bottom: 44 };

/** Draws layers over axes, the first layer at the bottom. */
export function chart({ title, description, x, y, aspect = 0.75 }: Frame, layers: readonly Layer[]): Markup {
  const height = Math.round(MARGIN.top + MARGIN.bottom + (WIDTH - MARGIN.left - MARGIN.right) * aspect);
  const bottom = height - MARGIN.bottom;
  const right = WIDTH - MARGIN.right;
  const scale: Scale = {
    x: (value) => place(value, x, MARGIN.left, right),
    y: (value) => place(value, y, bottom, MARGIN.top),
  };
  const middleOfX = (MARGIN.left + right) / 2;
  const middleOfY = (MARGIN.top + bottom) / 2;
  const verticals = ticksOf(x).map(
    (value) =>
      html`<line class="grid" x1="${scale.x(value)}" x2="${scale.x(value)}" y1="${MARGIN.top}" y2="${bottom}"/><text x="${scale.x(value)}" y="${bottom + 16}" text-anchor="middle">${tickText(x, value)}</text>`,
  );
  const horizontals = ticksOf(y).map(
    (value) =>
      html`<line class="grid" x1="${MARGIN.left}" x2="${right}" y1="${scale.y(value)}" y2="${scale.y(value)}"/><text x="${MARGIN.left - 7}" y="${scale.y(value) + 4}" text-anchor="end">${tickText(y, value)}</text>`,
  );
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}. ${description}">
<text class="title" x="${MARGIN.left}" y="16">${title}</text>
${verticals}${horizontals}
<path class="axis" fill="none" d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${right}"/>
${layers.map((layer) => layer(scale))}
<text x="${middleOfX}" y="${height - 8}" text-anchor="middle">${x.label}</text>
<text x="14" y="${middleOfY}" text-anchor="middle" transform="rotate(-90 14 ${middleOfY})">${y.label}</text>
</svg>`;
}

export interface LineLook {
  readonly tone?: Tone;
  readonly dashed?: boolean;
}

/** A line through points, broken where a value is not finite. */
export const line =
  (points: readonly ChartPoint[], { tone = 'accent', dashed = false }: LineLook = {}): Layer =>
  (scale) => {
    let draw = 'M';
    const path = points.map(({ x, y }) => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        draw = 'M';
        return '';
      }
      const step = `${draw}${scale.x(x)} ${scale.y(y)}`;
      draw = 'L';
      return step;
    });
    return html`<path class="line tone-${tone}${dashed ? ' dashed' : ''}" d="${path.join('')}"/>`;
  };

/** An upright bar from 0 to a value. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Upright bars, such as a histogram's; those whose value is not finite are left out. */
export const bars =
  (list: readonly Bar[], { tone = 'accent' }: { readonly tone?: Tone } = {}): Layer =>
  (scale) =>
    html`${list
      .filter(({ value }) => Number.isFinite(value))
      .map(({ from, to, value }) => {
        const [left, right] = [scale.x(from), scale.x(to)];
        const [top, bottom] = [scale.y(Math.max(0, value)), scale.y(Math.min(0, value))];
        return html`<rect class="bar tone-${tone}" x="${left + 0.5}" y="${top}" width="${round(Math.max(0, right - left - 1))}" height="${round(bottom - top)}"/>`;
      })}`;

export interface Dot extends ChartPoint {
  /** Written beside it. */
  readonly label?: string;
  /** Shown where the pointer rests. */
  readonly hint?: string;
  /** In units of the drawing, which is 400 wide; 4 by default. */
  readonly radius?: number;
}

/** Dots, some with a word beside; those that are not finite are left out. */
export const dots =
  (list: readonly Dot[], { tone = 'accent' }: { readonly tone?: Tone } = {}): Layer =>
  (scale) =>
    html`${list
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
      .map(({ x, y, label, hint, radius = 4 }) => {
        const title: Content = hint === undefined ? null : html`<title>${hint}</title>`;
        const toLeft = scale.x(x) > WIDTH * 0.72;
        const word: Content =
          label === undefined
            ? null
            : html`<text class="note" x="${scale.x(x) + (toLeft ? -9 : 9)}" y="${scale.y(y) + 14}" text-anchor="${toLeft ? 'end' : 'start'}">${label}</text>`;
        return html`<circle class="dot tone-${tone}" cx="${scale.x(x)}" cy="${scale.y(y)}" r="${radius}">${title}</circle>${word}`;
      })}`;

/** Says which tone is what. */
export const key = (entries: readonly { readonly tone: Tone; readonly text: string }[]): Markup =>
  html`<ul class="key">${entries.map(({ tone, text }) => html`<li class="tone-${tone}">${text}</li>`)}</ul>`;

/** About five round numbers within a span, ascending. */
export function roundTicks(from: number, to: number): number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

const ticksOf = (axis: Axis): readonly number[] => axis.ticks ?? roundTicks(axis.from, axis.to);

const tickText = (axis: Axis, value: number): string => axis.format?.(value) ?? String(value);

/** An axis without extent puts everything at its beginning. */
const place = (value: number, { from, to }: Axis, start: number, end: number): number =>
  round(to === from ? start : start + ((value - from) / (to - from)) * (end - start));

const round = (value: number): number => Math.round(value * 100) / 100;
