/** An analysis as text for the terminal. */

import {
  type ByClass,
  CLASS_NAMES,
  type DatasetFigures,
  type Frequencies,
  present,
  SIDE_NAMES,
} from '../dataset/analysis/figures.ts';
import { decimal } from './number-text.ts';
import { textTable } from './text-table.ts';

/** A paragraph on each thing there is to say of a set, without a line end after the last. */
export function analysisText(figures: DatasetFigures): string {
  return [
    heading(figures),
    ...present(SIDE_NAMES, figures.sides).map(
      ([side, { files, distinctContents, classes }]) =>
        `  ${side}: ${number(files)} files, ${number(distinctContents)} distinct contents, {${listed(classes)}}`,
    ),
    ...leaks(figures),
    '',
    classTable(figures),
    ...drawnText(figures),
    ...fracAtlasText(figures),
  ].join('\n');
}

function heading({ name, files, sides, distinctContents, unreadable }: DatasetFigures): string {
  const parts = Object.values(sides).map((side) => number(side.files));
  const truncated = unreadable.filter(({ reason }) => reason === 'truncated').length;
  return `${name}: ${parts.length > 1 ? `${parts.join(' + ')} = ` : ''}${number(files)} files, ${number(distinctContents)} distinct contents, ${number(unreadable.length)} unreadable (${number(truncated)} of them truncated)`;
}

function leaks({ repeats, sides }: DatasetFigures): string[] {
  const lines = present(SIDE_NAMES, repeats.alsoInTrain).map(
    ([side, files]) =>
      `  ${number(files)} of the ${number(sides[side]?.files ?? 0)} ${side} files are byte for byte a training file`,
  );
  if (repeats.inSeveralClasses > 0) {
    lines.push(`  ${number(repeats.inSeveralClasses)} contents stand in more than one class`);
  }
  return lines;
}

function classTable({ classes }: DatasetFigures): string {
  const all = Object.values(classes);
  const lines = (name: string, frequencies: readonly Frequencies[]): string[][] =>
    [...new Set(frequencies.flatMap(Object.keys))].map((value) => [
      name === '' ? value : `${name}: ${value}`,
      ...frequencies.map((own) => number(own[value] ?? 0)),
    ]);
  return textTable([
    ['', ...Object.keys(classes)],
    ['files', ...all.map(({ files }) => number(files))],
    ['distinct contents', ...all.map(({ distinctContents }) => number(distinctContents))],
    ['readable', ...all.map(({ readable }) => number(readable))],
    ...lines(
      'format',
      all.map(({ formats }) => formats),
    ),
    ...lines(
      'bits per sample',
      all.map(({ bitsPerSample }) => bitsPerSample),
    ),
    ...lines(
      'stored as',
      all.map(({ colourModes }) => colourModes),
    ),
    ...lines(
      '',
      all.map(({ orientations }) => orientations),
    ),
    ['most frequent size', ...all.map(({ commonSizes }) => mostFrequent(commonSizes))],
    ['width', ...all.map(({ width }) => (width ? `${width.lowest} to ${width.highest}` : '–'))],
    ['height', ...all.map(({ height }) => (height ? `${height.lowest} to ${height.highest}` : '–'))],
    [
      'mean grey (± between pictures)',
      ...all.map(({ intensity }) =>
        intensity ? `${decimal(intensity.means.mean)} ± ${decimal(intensity.means.deviation)}` : '–',
      ),
    ],
    [
      'contrast (deviation within)',
      ...all.map(({ intensity }) => (intensity ? decimal(intensity.deviations.mean) : '–')),
    ],
  ]);
}

function drawnText({ drawnRegions }: DatasetFigures): string[] {
  if (!drawnRegions) return [];
  const { pictures, boxes, areaShare, sideShare } = drawnRegions;
  const share = (value = Number.NaN): string => `${(100 * value).toPrecision(2)} %`;
  return [
    '',
    `${number(boxes)} drawn regions in ${number(pictures)} files; the median one covers ${share(areaShare?.median)} of its picture (${share(areaShare?.lowest)} to ${share(areaShare?.highest)}), ${share(sideShare?.median)} of its side`,
  ];
}

function fracAtlasText({ fracAtlas, classes }: DatasetFigures): string[] {
  if (!fracAtlas) return [];
  const names = CLASS_NAMES.filter((name) => classes[name]);
  const rows = (name: string, groups: Readonly<Record<string, ByClass<number>>>): string[][] =>
    Object.entries(groups).map(([key, counts]) => [
      `${name} ${key}`,
      ...names.map((each) => number(counts[each] ?? 0)),
    ]);
  const lines = [
    '',
    textTable([
      ['FracAtlas', ...names],
      ...rows('region', fracAtlas.regions),
      ...rows('view', fracAtlas.views),
      ...rows('hardware:', fracAtlas.hardware),
      ...rows('fractures:', fracAtlas.fractures),
    ]),
  ];
  if (fracAtlas.withoutFacts > 0) {
    lines.push(`${number(fracAtlas.withoutFacts)} files do not stand in dataset.csv`);
  }
  for (const file of fracAtlas.contradictions) lines.push(`dataset.csv contradicts the folder of ${file}`);
  return lines;
}

const listed = (classes: ByClass<number>): string =>
  Object.entries(classes)
    .map(([name, files]) => `${name}: ${files}`)
    .join(', ');

function mostFrequent(frequencies: Frequencies): string {
  const [first] = Object.entries(frequencies);
  return first ? `${first[0]} (${number(first[1])})` : '–';
}

/** With commas, as the figures are quoted where the set is published. */
const number = (value: number): string => value.toLocaleString('en-US');
