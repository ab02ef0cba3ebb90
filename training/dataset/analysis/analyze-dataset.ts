/** Looks at every picture of a data set once and says what is in it. */

import { readFile } from 'node:fs/promises';
import { decodeRadiograph } from '../../../src/radiograph/decode-radiograph.ts';
import { letterboxedGrey } from '../../../src/radiograph/letterboxed-grey.ts';
import { nodeRasterDecoder } from '../../../src/radiograph/node-raster-decoder.ts';
import type { Radiograph } from '../../../src/radiograph/radiograph.ts';
import { UnreadableRadiograph } from '../../../src/radiograph/unreadable-radiograph.ts';
import { seededRandom } from '../../random.ts';
import { severalAtATime } from '../../several-at-a-time.ts';
import { byKey } from '../by-key.ts';
import { dataSource } from '../data-source.ts';
import type { Dataset, Picture } from '../dataset.ts';
import { readFracAtlasFacts } from '../fracatlas-facts.ts';
import { ClassSummary } from './class-summary.ts';
import { countRepeats, countSides, distinctContents } from './count-files.ts';
import { measureDrawnRegions } from './drawn-regions.ts';
import { endsEarly } from './ends-early.ts';
import {
  CLASS_NAMES,
  type ClassFigures,
  type ClassName,
  className,
  type DatasetFigures,
  type UnreadableFile,
} from './figures.ts';
import { describeFracAtlas } from './fracatlas-figures.ts';
import { greyLevels } from './grey-levels.ts';

/** Side in pixels of the mean and deviation pictures. */
export const MEAN_SIDE = 128;
/** Side in pixels of the samples. */
export const SAMPLE_SIDE = 192;

export interface Sample {
  readonly file: string;
  /** Shape [192 · 192], in [0, 1]. */
  readonly grey: Float32Array;
}

/** What a report shows of a class, beside the figures. */
export interface ClassPictures {
  readonly name: ClassName;
  /** Shape [128 · 128], in [0, 1]. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** Drawn by chance, the same ones every time. */
  readonly samples: readonly Sample[];
}

export interface Analysis {
  readonly figures: DatasetFigures;
  readonly pictures: readonly ClassPictures[];
}

const SAMPLES = 12;
/** Drawn beside the samples, for those that turn out unreadable. */
const SPARE_SAMPLES = 12;

/**
 * Decodes each content once and adds it up for each file that has it, in memory that does not grow with the set.
 *
 * @param onContent called after each content
 * @throws CommandFailure where a file that describes the set is damaged
 */
export async function analyzeDataset(dataset: Dataset, onContent?: () => void): Promise<Analysis> {
  const { pictures } = dataset;
  const byClass = byKey(pictures, className);
  const summaries = new Map([...byClass.keys()].map((name) => [name, new ClassSummary(MEAN_SIDE ** 2)]));
  const drawn = new Map([...byClass].map(([name, files]) => [name, drawSamples(files)]));
  const samples = new Map<string, Float32Array>();
  const failures = new Map<string, Omit<UnreadableFile, 'file'>>();
  const contents = byKey(pictures, (picture) => picture.content);
  let bytes = 0;

  const look = async (files: readonly Picture[]): Promise<void> => {
    const [first] = files;
    if (!first) return;
    const file = await readFile(first.path);
    bytes += file.length * files.length;
    let radiograph: Radiograph;
    try {
      radiograph = await decodeRadiograph(file, nodeRasterDecoder);
    } catch (error) {
      if (!(error instanceof UnreadableRadiograph)) throw error;
      const reason = error.reason === 'damaged' && endsEarly(file) ? 'truncated' : error.reason;
      failures.set(first.content, { reason, message: error.message });
      return;
    }
    const measured = {
      ...radiograph,
      levels: greyLevels(radiograph),
      framed: letterboxedGrey(radiograph, square(MEAN_SIDE), 0),
    };
    for (const [name, ofClass] of byKey(files, className)) {
      summaries.get(name)?.add(measured, ofClass.length);
      if (drawn.get(name)?.has(first.content)) {
        samples.set(first.content, letterboxedGrey(radiograph, square(SAMPLE_SIDE), 0));
      }
    }
  };
  await severalAtATime(contents.values(), async (files) => {
    await look(files);
    onContent?.();
  });

  const names = CLASS_NAMES.filter((name) => byClass.has(name));
  const facts = await readFracAtlasFacts(dataset.root);
  const classes: Partial<Record<ClassName, ClassFigures>> = {};
  for (const name of names) {
    const files = byClass.get(name) ?? [];
    const all = { files: files.length, distinctContents: distinctContents(files) };
    const figures = summaries.get(name)?.figures(all);
    if (figures) classes[name] = figures;
  }
  return {
    figures: {
      name: dataset.name,
      source: await dataSource(dataset.root, dataset.name),
      files: pictures.length,
      distinctContents: contents.size,
      bytes,
      sides: countSides(pictures),
      repeats: countRepeats(pictures),
      classes,
      unreadable: pictures.flatMap(({ file, content }) => {
        const failure = failures.get(content);
        return failure ? [{ file, ...failure }] : [];
      }),
      drawnRegions: measureDrawnRegions(pictures),
      fracAtlas: facts && describeFracAtlas(pictures, facts),
    },
    pictures: names.flatMap((name) => {
      const picture = summaries.get(name)?.picture;
      const chosen = [...(drawn.get(name) ?? [])].flatMap(([content, file]) => {
        const grey = samples.get(content);
        return grey ? [{ file, grey }] : [];
      });
      return picture
        ? [{ name, mean: picture.mean(), deviation: picture.deviation(), samples: chosen.slice(0, SAMPLES) }]
        : [];
    }),
  };
}

/** Some contents of a class with a file of each, in random order. */
function drawSamples(files: readonly Picture[]): ReadonlyMap<string, string> {
  const distinct = new Map(files.map((picture) => [picture.content, picture.file]));
  const contents = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    seededRandom(1)
      .shuffle(contents)
      .slice(0, SAMPLES + SPARE_SAMPLES),
  );
}

const square = (side: number): { readonly width: number; readonly height: number } => ({
  width: side,
  height: side,
});
