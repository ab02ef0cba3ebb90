/** Numbers and sizes as a person reads them. */

import type { Language } from './language.ts';

let { whole, tenth, hundredth, date, moment } = formatsOf('en');

/** Numbers and dates are written as this language does from now on. */
export function formatIn(language: Language): void {
  ({ whole, tenth, hundredth, date, moment } = formatsOf(language));
}

function formatsOf(language: Language) {
  const number = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    whole: number(0),
    tenth: number(1),
    hundredth: number(2),
    date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
    moment: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  };
}

/** A probability as per cent; never "0 %" or "100 %", which would claim to know. */
export function formatProbability(probability: number): string {
  const percent = probability * 100;
  if (percent < 0.1) return '< 0.1 %';
  if (percent > 99.9) return '> 99.9 %';
  return percent < 1 || percent > 99 ? `${tenth.format(percent)} %` : `${whole.format(percent)} %`;
}

/** A probability as a count of 100; never none or all of them, which would claim to know. */
export function formatOfHundred(probability: number): string {
  const count = probability * 100;
  if (count < 0.1) return `< ${tenth.format(0.1)}`;
  if (count > 99.9) return `> ${tenth.format(99.9)}`;
  return count < 1 || count > 99 ? tenth.format(count) : whole.format(count);
}

/** @returns n where a share is as good as 1 in n, else null */
export function oneIn(share: number): number | null {
  const n = Math.round(1 / share);
  return n >= 2 && Math.abs(share * n - 1) < 0.05 ? n : null;
}

export function formatPercent(part: number): string {
  return `${whole.format(part * 100)} %`;
}

/** A small part of a whole, in tenths of a per cent. */
export function formatShare(part: number): string {
  return `${tenth.format(part * 100)} %`;
}

/** A measure between 0 and 1, such as an AUC. */
export function formatMeasure(value: number): string {
  return hundredth.format(value);
}

/** A grey value; those of small ranges need a digit after the point. */
export function formatGrey(value: number): string {
  return Math.abs(value) < 10 ? tenth.format(value) : whole.format(value);
}

/** A length in millimetres or pixels. */
export function formatLength(length: number): string {
  return length < 100 ? tenth.format(length) : whole.format(length);
}

export function formatCount(count: number): string {
  return whole.format(count);
}

export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${whole.format(milliseconds)} ms` : `${tenth.format(milliseconds / 1000)} s`;
}

/** How long something will take, roughly. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 90) return `${whole.format(Math.max(1, seconds))} s`;
  return seconds < 5400 ? `${whole.format(seconds / 60)} min` : `${tenth.format(seconds / 3600)} h`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${whole.format(bytes / 1000)} KB`;
  if (bytes < 1_000_000_000) return `${tenth.format(bytes / 1_000_000)} MB`;
  return `${tenth.format(bytes / 1_000_000_000)} GB`;
}

/** @param iso a date and time as ISO 8601 writes it; what is none stays as it is */
export function formatDate(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : date.format(time);
}

/** A date and time of day where the person is. @param iso as ISO 8601 writes it; what is none stays as it is */
export function formatMoment(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : moment.format(time);
}
