/** Adds up the files of one class. */

import type { Radiograph } from '../../../src/radiograph/radiograph.ts';
import type { ClassFigures, Frequencies } from './figures.ts';
import { Intensity } from './intensity.ts';
import { MeanPicture } from './mean-picture.ts';
import { spreadOf } from './spread.ts';
import { Tally } from './tally.ts';

/** What is measured of one content. */
export interface Measured extends Pick<Radiograph, 'width' | 'height' | 'source'> {
  /** Pixels at each level of grey, shape [256]. */
  readonly levels: ArrayLike<number>;
  /** The picture in a square frame, in [0, 1]. */
  readonly framed: ArrayLike<number>;
}

const COLOUR_MODES = { 1: 'grey', 2: 'grey + alpha', 3: 'colour', 4: 'colour + alpha' } as const;

const MOST_SIZES = 10;

export class ClassSummary {
  readonly #formats = new Tally<string>();
  readonly #bits = new Tally<number>();
  readonly #colours = new Tally<string>();
  readonly #orientations = new Tally<string>();
  readonly #sizes = new Tally<string>();
  readonly #widths: number[] = [];
  readonly #heights: number[] = [];
  readonly #bytes: number[] = [];
  readonly #intensity = new Intensity();
  readonly picture: MeanPicture;

  /** @param pixels of a framed picture */
  constructor(pixels: number) {
    this.picture = new MeanPicture(pixels);
  }

  /** @param files how many files of the class have the content */
  add({ width, height, source, levels, framed }: Measured, files: number): void {
    this.#formats.add(source.format, files);
    this.#bits.add(source.bits, files);
    this.#colours.add(COLOUR_MODES[source.channels], files);
    this.#orientations.add(width > height ? 'landscape' : width < height ? 'portrait' : 'square', files);
    this.#sizes.add(`${width}×${height}`, files);
    for (let file = 0; file < files; file++) {
      this.#widths.push(width);
      this.#heights.push(height);
      this.#bytes.push(source.bytes);
    }
    this.#intensity.add(levels, files);
    this.picture.add(framed, files);
  }

  /** @param all files and contents of the class, whether they could be read or not */
  figures(all: Pick<ClassFigures, 'files' | 'distinctContents'>): ClassFigures {
    return {
      ...all,
      readable: this.#widths.length,
      formats: frequencies(this.#formats),
      bitsPerSample: frequencies(this.#bits),
      colourModes: frequencies(this.#colours),
      orientations: frequencies(this.#orientations),
      commonSizes: Object.fromEntries(this.#sizes.entries().slice(0, MOST_SIZES)),
      width: spreadOf(this.#widths),
      height: spreadOf(this.#heights),
      fileSize: spreadOf(this.#bytes),
      intensity: this.#intensity.figures(),
    };
  }
}

const frequencies = (tally: Tally<string | number>): Frequencies => Object.fromEntries(tally.entries());
