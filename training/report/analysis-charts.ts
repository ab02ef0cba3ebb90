/** Charts of what is in a data set, the classes in their tones. */

import type { DrawnFigures } from '../dataset/analysis/drawn-regions.ts';
import { type ByClass, CLASS_NAMES, type ClassFigures, type ClassName } from '../dataset/analysis/figures.ts';
import { bars, type ChartPoint, chart, key, line, type Tone } from './chart.ts';
import { html, type Markup } from './markup.ts';
import { decimal, percent } from './number-text.ts';
import { figure } from './page.ts';

const TONES: Readonly<Record<ClassName, Tone>> = {
  fractured: 'fractured',
  'not fractured': 'intact',
  unlabelled: 'muted',
};

/** Levels of grey in one step of the pixel curve. */
const LEVELS_A_STEP = 4;

/** Shares of the pixels by grey, a curve for each class. */
export function pixelGreyFigure(classes: ByClass<ClassFigures>): Markup {
  const curves = withIntensity(classes).map(({ name, intensity }) => {
    const steps = inSteps(intensity.levels, LEVELS_A_STEP);
    return { name, steps, points: centred(steps) };
  });
  // The black background outweighs everything else, so the first step is cut off and said in words.
  const highest = 1.1 * Math.max(0.01, ...curves.flatMap(({ steps }) => steps.slice(1)));
  const drawing = chart(
    {
      title: 'Grey of pixels',
      description: 'Share of the pixels by grey, from black to white, a curve for each class.',
      x: GREY_AXIS,
      y: { label: 'share of pixels', from: 0, to: highest, format: (value) => percent(value) },
      aspect: 0.7,
    },
    curves.map(({ name, points }) =>
      line(
        points.map(({ x, y }) => ({ x, y: Math.min(y, highest) })),
        { tone: TONES[name] },
      ),
    ),
  );
  const black = curves.map(({ name, steps }) => `${percent(steps[0] ?? 0)} of ${name}`).join(', ');
  return figure(
    html`${classKey(curves.map(({ name }) => name))}${drawing}`,
    `Every file counts the same, whatever its size. The blackest step (grey below ${LEVELS_A_STEP} of 255) may be cut off: it holds ${black}.`,
  );
}

/** Shares of the pictures by their mean grey, a curve for each class. */
export function meanGreyFigure(classes: ByClass<ClassFigures>): Markup {
  const curves = withIntensity(classes).map(({ name, intensity }) => ({
    name,
    intensity,
    points: centred(intensity.picturesByMean.map((files) => files / intensity.pictures)),
  }));
  const highest = 1.1 * Math.max(0.01, ...curves.flatMap(({ points }) => points.map(({ y }) => y)));
  const drawing = chart(
    {
      title: 'Mean grey of pictures',
      description: 'Share of the files by the mean of their pixels, a curve for each class.',
      x: GREY_AXIS,
      y: { label: 'share of files', from: 0, to: highest, format: (value) => percent(value, 0) },
      aspect: 0.7,
    },
    curves.map(({ name, points }) => line(points, { tone: TONES[name] })),
  );
  const words = curves.map(
    ({ name, intensity: { means, deviations } }) =>
      `${name}: mean ${decimal(means.mean)} ± ${decimal(means.deviation)}, deviation within a picture ${decimal(deviations.mean)}`,
  );
  return figure(html`${classKey(curves.map(({ name }) => name))}${drawing}`, `${words.join('; ')}.`);
}

/** Files of each class by a property of theirs, side by side; shares of the class, so that classes compare. */
export function propertyFigure(
  title: string,
  groups: Readonly<Record<string, ByClass<number>>>,
  classes: ByClass<Pick<ClassFigures, 'files'>>,
  caption: string,
): Markup {
  const names = CLASS_NAMES.filter((name) => classes[name]);
  const values = Object.keys(groups);
  const share = (value: string, name: ClassName): number =>
    (groups[value]?.[name] ?? 0) / (classes[name]?.files ?? 1);
  const highest = 1.1 * Math.max(0.01, ...values.flatMap((value) => names.map((name) => share(value, name))));
  const width = 0.8 / names.length;
  const drawing = chart(
    {
      title,
      description: values
        .map(
          (value) =>
            `${value}: ${names.map((name) => `${percent(share(value, name))} of ${name}`).join(', ')}`,
        )
        .join('; '),
      x: categories('', values),
      y: { label: 'share of the class', from: 0, to: highest, format: (value) => percent(value, 0) },
      aspect: 0.65,
    },
    names.map((name, index) =>
      bars(
        values.map((value, place) => {
          const from = place + 0.1 + index * width;
          return { from, to: from + width, value: share(value, name) };
        }),
        { tone: TONES[name] },
      ),
    ),
  );
  return figure(html`${classKey(names)}${drawing}`, caption);
}

/** Drawn regions by the share of the picture that they cover. */
export function drawnAreaFigure({ boxesByArea, boxes, areaShare, sideShare }: DrawnFigures): Markup {
  const labels = boxesByArea.map(({ upTo }) => `${Number((100 * upTo).toPrecision(2))}`);
  const shares = boxesByArea.map(({ boxes: count }) => count / boxes);
  const drawing = chart(
    {
      title: 'Size of the drawn regions',
      description: `Share of the regions by the part of their picture that they cover; the median covers ${percent(areaShare?.median ?? Number.NaN, 2)}.`,
      x: categories('per cent of the picture, up to', labels),
      y: {
        label: 'share of regions',
        from: 0,
        to: 1.1 * Math.max(0.01, ...shares),
        format: (value) => percent(value, 0),
      },
      aspect: 0.65,
    },
    [
      bars(
        shares.map((value, place) => ({ from: place + 0.1, to: place + 0.9, value })),
        { tone: 'accent' },
      ),
    ],
  );
  return figure(
    drawing,
    `The median region covers ${percent(areaShare?.median ?? Number.NaN, 2)} of its picture and is ${percent(sideShare?.median ?? Number.NaN)} of its side long.`,
  );
}

const GREY_AXIS = { label: 'grey, 0 black to 1 white', from: 0, to: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };

const withIntensity = (classes: ByClass<ClassFigures>) =>
  CLASS_NAMES.flatMap((name) => {
    const intensity = classes[name]?.intensity;
    return intensity ? [{ name, intensity }] : [];
  });

const classKey = (names: readonly ClassName[]): Markup =>
  key(names.map((name) => ({ tone: TONES[name], text: name })));

function inSteps(levels: readonly number[], size: number): number[] {
  return Array.from({ length: levels.length / size }, (_, step) =>
    levels.slice(step * size, (step + 1) * size).reduce((sum, share) => sum + share, 0),
  );
}

/** Values of equal steps over [0, 1], each at the middle of its step. */
const centred = (steps: readonly number[]): ChartPoint[] =>
  steps.map((y, step) => ({ x: (step + 0.5) / steps.length, y }));

const categories = (label: string, names: readonly string[]) => ({
  label,
  from: 0,
  to: names.length,
  ticks: names.map((_, place) => place + 0.5),
  format: (value: number): string => names[Math.floor(value)] ?? '',
});
