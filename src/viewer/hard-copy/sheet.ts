/** How a hard copy is laid out: the picture, and below it what was said of it, by whom, and what the colours mean. */

import type { Size } from '../../radiograph/letterbox.ts';
import type { Rectangle } from '../../render/pane.ts';
import type { Ink } from './ink.ts';

export interface Caption {
  /** The verdict in a few words. */
  readonly title: string;
  readonly tone: Ink;
  readonly lines: readonly string[];
  /** Null where no overlay is seen. */
  readonly scale: ScaleCaption | null;
  /** What it must not be used for. */
  readonly warning: string;
}

export interface ScaleCaption {
  readonly name: string;
  readonly less: string;
  readonly more: string;
}

export interface PlacedText {
  readonly text: string;
  /** Left end and base line. */
  readonly x: number;
  readonly y: number;
  /** Height of the letters in pixels. */
  readonly size: number;
  readonly weight: 400 | 600;
  readonly ink: Ink;
}

export interface Sheet extends Size {
  readonly picture: Rectangle;
  readonly texts: readonly PlacedText[];
  /** Where the colours of the overlay are shown. */
  readonly scale: Rectangle | null;
}

/** Width of a text in pixels. */
export type Measure = (text: string, size: number, weight: PlacedText['weight']) => number;

/** A narrower picture has margins beside it, so that the words have room. */
const LEAST_WIDTH = 720;

/** @param picture in pixels */
export function sheetOf(picture: Size, caption: Caption, measure: Measure): Sheet {
  const width = Math.max(LEAST_WIDTH, picture.width);
  const size = Math.round(Math.min(40, Math.max(17, width / 52)));
  const margin = size;
  const texts: PlacedText[] = [];
  let y = picture.height + margin;

  const write = (text: string, look: Pick<PlacedText, 'size' | 'weight' | 'ink'>): void => {
    const room = width - 2 * margin;
    for (const line of wrapped(text, room, (part) => measure(part, look.size, look.weight))) {
      y += look.size * 1.2;
      texts.push({ ...look, text: line, x: margin, y: Math.round(y) });
      y += look.size * 0.3;
    }
  };

  write(caption.title, { size: Math.round(size * 1.5), weight: 600, ink: caption.tone });
  for (const line of caption.lines) write(line, { size, weight: 400, ink: 'text' });
  let scale: Rectangle | null = null;
  if (caption.scale) {
    const { name, less, more } = caption.scale;
    write(name, { size, weight: 400, ink: 'muted' });
    const before = Math.ceil(measure(less, size, 400) + size * 0.6);
    const after = Math.ceil(measure(more, size, 400) + size * 0.6);
    const bar = Math.min(width - 2 * margin - before - after, size * 16);
    scale = { left: margin + before, top: Math.round(y + size * 0.4), width: Math.round(bar), height: size };
    const base = Math.round(y + size * 1.25);
    texts.push({ text: less, x: margin, y: base, size, weight: 400, ink: 'text' });
    const beside = scale.left + scale.width + Math.round(size * 0.6);
    texts.push({ text: more, x: beside, y: base, size, weight: 400, ink: 'text' });
    y += size * 1.8;
  }
  write(caption.warning, { size, weight: 600, ink: 'text' });
  return {
    width,
    height: Math.round(y + margin),
    picture: { left: Math.round((width - picture.width) / 2), top: 0, ...picture },
    texts,
    scale,
  };
}

/** Breaks a text between words, and within a word that is longer than a line, such as the name of a file. */
export function wrapped(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && widthOf(line + letter) > room) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
