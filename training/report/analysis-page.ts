/** An analysis as a page: counts, sizes, grey, mean pictures, samples, augmentation, and what FracAtlas knows. */

import {
  type ByClass,
  CLASS_NAMES,
  type ClassFigures,
  type DatasetFigures,
  type Frequencies,
  present,
  SIDE_NAMES,
} from '../dataset/analysis/figures.ts';
import type { Spread } from '../dataset/analysis/spread.ts';
import { drawnAreaFigure, meanGreyFigure, pixelGreyFigure, propertyFigure } from './analysis-charts.ts';
import { type Content, html, type Markup } from './markup.ts';
import { count, counted, decimal, percent, UNDEFINED } from './number-text.ts';
import { brokenPath, details, facts, page, paragraph, row, section, table, thumbnails } from './page.ts';
import type { ShownAnalysis, ShownClass } from './show-analysis.ts';

/** The whole page as text. */
export function analysisPage(analyses: readonly ShownAnalysis[]): string {
  const files = analyses.reduce((sum, { figures }) => sum + figures.files, 0);
  const several = analyses.length > 1;
  return page({
    title: `What is in ${analyses.map(({ figures }) => figures.name).join(', ')}`,
    lead: `${counted(files, 'file')} in ${counted(analyses.length, 'data set')}. Every figure counts files, so that copies weigh as they do in training; contents are told apart by their bytes.`,
    sections: analyses.flatMap((analysis) => {
      const { figures, classes } = analysis;
      const heading = (text: string): string => (several ? `${figures.name}: ${text}` : text);
      return [
        section(heading(several ? 'in short' : 'In short'), ...summary(figures)),
        section(heading('Files of each class'), ...classTables(figures)),
        section(heading('Grey'), row(pixelGreyFigure(figures.classes), meanGreyFigure(figures.classes))),
        section(heading('Mean pictures'), ...meanPictures(analysis)),
        section(heading('Samples'), ...classes.map(sampleGrid)),
        section(heading('Augmentation'), ...augmentation(classes)),
        ...regionSections(figures, heading),
        ...(figures.unreadable.length > 0 ? [unreadableSection(figures, heading('Unreadable files'))] : []),
      ];
    }),
  });
}

function summary({
  files,
  distinctContents,
  bytes,
  sides,
  repeats,
  unreadable,
  source,
}: DatasetFigures): Content[] {
  const truncated = unreadable.filter(({ reason }) => reason === 'truncated').length;
  const leaks = present(SIDE_NAMES, repeats.alsoInTrain).map(([side, shared]) => ({
    name: `Files in ${side} that are in train too`,
    value: count(shared),
    note: `of ${count(sides[side]?.files ?? 0)}, byte for byte`,
  }));
  const shown = CLASS_NAMES.filter((name) =>
    present(SIDE_NAMES, sides).some(([, side]) => side.classes[name]),
  );
  return [
    facts([
      { name: 'Files', value: count(files), note: `${decimal(bytes / 1e6, 1)} MB` },
      {
        name: 'Distinct contents',
        value: count(distinctContents),
        note: `${count(repeats.contents)} of them in several files`,
      },
      ...leaks,
      { name: 'Unreadable files', value: count(unreadable.length), note: `${count(truncated)} truncated` },
    ]),
    table({
      caption: 'Files on each side',
      columns: ['Side', ...shown, 'All', 'Distinct contents'],
      rows: present(SIDE_NAMES, sides).map(([side, figures]) => [
        side,
        ...shown.map((name) => count(figures.classes[name] ?? 0)),
        count(figures.files),
        count(figures.distinctContents),
      ]),
    }),
    repeats.inSeveralClasses > 0
      ? paragraph(
          `${counted(repeats.inSeveralClasses, 'content stands', 'contents stand')} in several classes.`,
        )
      : null,
    paragraph(`${source.name}. Licence: ${source.licence}. Source: ${source.source}.`),
  ];
}

function classTables({ classes }: DatasetFigures): Content[] {
  const names = present(CLASS_NAMES, classes);
  const line = (name: string, cell: (figures: ClassFigures) => Content): Content[] => [
    name,
    ...names.map(([, figures]) => cell(figures)),
  ];
  const lines = (name: string, frequencies: (figures: ClassFigures) => Frequencies): Content[][] =>
    frequencyRows(
      name,
      names.map(([, figures]) => frequencies(figures)),
    );
  return [
    table({
      caption: 'Readable files by class; spreads are lowest – quartiles and median – highest',
      columns: ['', ...names.map(([name]) => name)],
      rows: [
        line('files', ({ files }) => count(files)),
        line('distinct contents', (figures) => count(figures.distinctContents)),
        line('readable', ({ readable }) => count(readable)),
        ...lines('format', ({ formats }) => formats),
        ...lines('bits per sample', ({ bitsPerSample }) => bitsPerSample),
        ...lines('stored as', ({ colourModes }) => colourModes),
        ...lines('', ({ orientations }) => orientations),
        line('width in pixels', ({ width }) => spread(width, (value) => count(Math.round(value)))),
        line('height in pixels', ({ height }) => spread(height, (value) => count(Math.round(value)))),
        line('file size in kB', ({ fileSize }) => spread(fileSize, (value) => decimal(value / 1000, 1))),
        line('mean grey', ({ intensity }) => spread(intensity?.means ?? null, (value) => decimal(value, 2))),
        line('deviation of grey within', ({ intensity }) =>
          spread(intensity?.deviations ?? null, (value) => decimal(value, 2)),
        ),
      ],
    }),
    table({
      caption: 'The most frequent sizes in pixels',
      columns: ['', ...names.map(([name]) => name)],
      rows: lines('', ({ commonSizes }) => commonSizes).slice(0, MOST_SIZES),
    }),
  ];
}

const MOST_SIZES = 8;

/** A row for each value, the most frequent first. */
function frequencyRows(name: string, classes: readonly Frequencies[]): string[][] {
  const all = new Map<string, number>();
  for (const own of classes) {
    for (const [value, files] of Object.entries(own)) all.set(value, (all.get(value) ?? 0) + files);
  }
  return [...all]
    .sort(([, a], [, b]) => b - a)
    .map(([value]) => [
      name === '' ? value : `${name}: ${value}`,
      ...classes.map((own) => count(own[value] ?? 0)),
    ]);
}

function meanPictures({ classes, largestDeviation }: ShownAnalysis): Content[] {
  return [
    paragraph(
      `Mean and standard deviation of all pictures of a class, each fitted into one square. Where the classes differ here, they differ in posture, frame or exposure. White in a deviation picture is ${decimal(largestDeviation, 2)} of the range of grey.`,
    ),
    thumbnails(
      classes.flatMap(({ name, mean, deviation }) => [
        { source: mean, description: `Mean picture of ${name}`, caption: `${name}, mean` },
        { source: deviation, description: `Deviation picture of ${name}`, caption: `${name}, deviation` },
      ]),
    ),
  ];
}

const sampleGrid = ({ name, samples }: ShownClass): Markup =>
  html`<h3>${name}</h3>${
    samples.length > 0
      ? thumbnails(
          samples.map(({ file, source }) => ({ source, description: file, caption: brokenPath(file) })),
        )
      : paragraph('None could be read.')
  }`;

function augmentation(classes: readonly ShownClass[]): Content[] {
  return [
    paragraph(
      'What training sees of one picture. The classic recipe moves it: turned by up to 20°, shifted by up to a tenth, zoomed by up to a fifth, and mirrored half of the time. The full one crops as well, and changes tone, sharpness and noise, burns in marks, closes the collimator and covers a part.',
    ),
    ...classes.flatMap(({ changed }) =>
      changed.map(({ before, moved, full }) =>
        thumbnails([
          {
            source: before.source,
            description: `${before.file}, as it is`,
            caption: `${before.file}, before`,
          },
          ...changedBy('classic', before.file, moved),
          ...changedBy('full', before.file, full),
        ]),
      ),
    ),
  ];
}

const changedBy = (recipe: string, file: string, sources: readonly string[]) =>
  sources.map((source, index) => ({
    source,
    description: `${file}, changed by the ${recipe} recipe`,
    caption: `${recipe} ${index + 1}`,
  }));

function regionSections(
  { fracAtlas, drawnRegions, classes }: DatasetFigures,
  heading: (text: string) => string,
): Markup[] {
  const sections: Markup[] = [];
  if (fracAtlas) {
    const notes = [
      fracAtlas.withoutFacts > 0 ? `${counted(fracAtlas.withoutFacts, 'file')} not in dataset.csv. ` : '',
      fracAtlas.contradictions.length > 0
        ? `dataset.csv contradicts the folder of ${fracAtlas.contradictions.join(', ')}.`
        : '',
    ].join('');
    sections.push(
      section(
        heading('Regions, views, hardware and fractures'),
        row(
          propertyFigure('Body region', fracAtlas.regions, classes, 'A file may show several regions.'),
          propertyFigure('View', fracAtlas.views, classes, 'A file may show several views.'),
          propertyFigure('Hardware', fracAtlas.hardware, classes, hardwareWords(fracAtlas.hardware, classes)),
          propertyFigure('Fractures in a file', fracAtlas.fractures, classes, 'As dataset.csv counts them.'),
        ),
        notes === '' ? null : paragraph(notes),
      ),
    );
  }
  if (drawnRegions) {
    sections.push(
      section(
        heading('Drawn regions'),
        paragraph(`${counted(drawnRegions.boxes, 'region')} in ${counted(drawnRegions.pictures, 'file')}.`),
        row(drawnAreaFigure(drawnRegions)),
      ),
    );
  }
  return sections;
}

function hardwareWords(
  { with: having }: Readonly<Record<'with' | 'without', ByClass<number>>>,
  classes: ByClass<ClassFigures>,
): string {
  const words = present(CLASS_NAMES, classes).map(
    ([name, { files }]) =>
      `${count(having[name] ?? 0)} of ${count(files)} ${name} files (${percent((having[name] ?? 0) / files)})`,
  );
  return `Hardware is seen in ${words.join(' and ')}: it can give the class away.`;
}

function unreadableSection({ unreadable }: DatasetFigures, heading: string): Markup {
  return section(
    heading,
    details(
      `${counted(unreadable.length, 'file')}, counted above but part of no figure on sizes or grey`,
      table({
        caption: 'Files and reasons',
        columns: ['File', 'Kind', 'Reason'],
        rows: unreadable.map(({ file, reason, message }) => [file, reason, message]),
      }),
    ),
  );
}

const spread = (of: Spread | null, text: (value: number) => string): string =>
  of
    ? `${text(of.lowest)} – ${text(of.lowerQuartile)}, ${text(of.median)}, ${text(of.upperQuartile)} – ${text(of.highest)}`
    : UNDEFINED;
