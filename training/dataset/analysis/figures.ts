/** What an analysis says of data sets: the form of `report.json`. Figures only, no pictures. */

import type { Label } from '../../../src/classifier/finding.ts';
import type { UnreadableReason } from '../../../src/radiograph/unreadable-radiograph.ts';
import type { DataSource } from '../data-source.ts';
import type { Picture } from '../dataset.ts';
import type { DrawnFigures } from './drawn-regions.ts';
import type { FracAtlasFigures } from './fracatlas-figures.ts';
import type { IntensityFigures } from './intensity.ts';
import type { Spread } from './spread.ts';

/** A label, or `unlabelled` where no folder says one. */
export type ClassName = Label | 'unlabelled';

export const CLASS_NAMES: readonly ClassName[] = ['fractured', 'not fractured', 'unlabelled'];

export const className = ({ label }: Pick<Picture, 'label'>): ClassName => label ?? 'unlabelled';

/** A side as the folders say it, or `unsplit`. */
export type SideName = NonNullable<Picture['side']> | 'unsplit';

export const SIDE_NAMES: readonly SideName[] = ['train', 'val', 'test', 'unsplit'];

export const sideName = ({ side }: Pick<Picture, 'side'>): SideName => side ?? 'unsplit';

/** The keys that have a value, each with it, in the order of the keys. */
export function present<Key extends string, Value>(
  keys: readonly Key[],
  values: Readonly<Partial<Record<Key, Value>>>,
): [Key, Value][] {
  return keys.flatMap((key): [Key, Value][] => {
    const value = values[key];
    return value === undefined ? [] : [[key, value]];
  });
}

export type ByClass<T> = Readonly<Partial<Record<ClassName, T>>>;

/** How often each value occurs, the most frequent first. */
export type Frequencies = Readonly<Record<string, number>>;

export interface SideFigures {
  readonly files: number;
  readonly distinctContents: number;
  /** Files of each class. */
  readonly classes: ByClass<number>;
}

/** Files that are copies of one another, byte by byte. */
export interface RepeatFigures {
  /** Contents that more than one file has. */
  readonly contents: number;
  /** Files of other sides whose content a file in `train` has too. */
  readonly alsoInTrain: Readonly<Partial<Record<SideName, number>>>;
  /** Contents that files of several classes have. */
  readonly inSeveralClasses: number;
}

export interface ClassFigures {
  readonly files: number;
  readonly distinctContents: number;
  readonly readable: number;
  readonly formats: Frequencies;
  readonly bitsPerSample: Frequencies;
  /** Samples per pixel: grey, grey + alpha, colour, colour + alpha. */
  readonly colourModes: Frequencies;
  readonly orientations: Frequencies;
  /** The ten most frequent sizes, as `width×height` in pixels. */
  readonly commonSizes: Frequencies;
  /** In pixels. */
  readonly width: Spread | null;
  readonly height: Spread | null;
  /** In bytes. */
  readonly fileSize: Spread | null;
  readonly intensity: IntensityFigures | null;
}

export interface UnreadableFile {
  /** Path below the set's folder. */
  readonly file: string;
  /** `truncated`: the file ends before its picture does. */
  readonly reason: UnreadableReason | 'truncated';
  readonly message: string;
}

export interface DatasetFigures {
  readonly name: string;
  readonly source: DataSource;
  readonly files: number;
  readonly distinctContents: number;
  readonly bytes: number;
  readonly sides: Readonly<Partial<Record<SideName, SideFigures>>>;
  readonly repeats: RepeatFigures;
  /** Every file counts, copies too. */
  readonly classes: ByClass<ClassFigures>;
  readonly unreadable: readonly UnreadableFile[];
  /** Null where the set comes without drawn regions. */
  readonly drawnRegions: DrawnFigures | null;
  /** Null for all sets but FracAtlas. */
  readonly fracAtlas: FracAtlasFigures | null;
}

export interface AnalysisReport {
  readonly format: 'osteoscope-analysis/1';
  readonly datasets: readonly DatasetFigures[];
}

/** Text of `report.json`: fractions in six digits, short lists of numbers on one line. */
export function reportText(datasets: readonly DatasetFigures[]): string {
  const report: AnalysisReport = { format: 'osteoscope-analysis/1', datasets };
  const text = JSON.stringify(
    report,
    (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value,
    2,
  );
  return `${text.replace(/\[\s+(-?\d[^[\]{}"]*)\]/g, (_, numbers: string) => `[${numbers.trim().replace(/\s+/g, ' ')}]`)}\n`;
}
