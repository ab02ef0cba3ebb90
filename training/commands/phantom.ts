/** `phantom`: synthetic radiographs with known fractures, for trying things out and for training. */

import { Command, InvalidArgumentError, Option } from 'commander';
import { SAMPLES, writeSamples } from '../phantom/samples.ts';
import { writePhantoms } from '../phantom/write-phantoms.ts';
import { startProgress } from '../progress.ts';
import { workingPath } from '../working-path.ts';
import type { MakeCommand } from './index.ts';
import { wholeNumberFrom } from './option-values.ts';

interface PhantomOptions {
  readonly out?: string;
  readonly samples?: string;
  readonly count: number;
  readonly seed: number;
  readonly size: number;
  readonly bits: '8' | '16';
  readonly fractured: number;
}

export const phantomCommand: MakeCommand = () =>
  new Command('phantom')
    .description(
      'Makes synthetic radiographs of limbs as PNG files in the folders "fractured" and "not fractured", with "regions.json" that says where each fracture is. The same options give the same files.',
    )
    .option('--out <folder>', 'a new or empty folder for the phantoms')
    .option('--count <n>', 'how many', wholeNumberFrom(1), 20)
    .option('--seed <n>', 'another seed gives other phantoms', wholeNumberFrom(0), 1)
    .option('--size <n>', 'pixels of the longer side', wholeNumberFrom(64), 500)
    .addOption(new Option('--bits <n>', 'bits of a grey value').choices(['8', '16']).default('8'))
    .option('--fractured <share>', 'share of them with a fracture, 0 to 1', share, 0.5)
    .addOption(
      new Option('--samples <folder>', 'make the samples that ship with the page instead').conflicts([
        'out',
        'count',
        'seed',
        'size',
        'bits',
        'fractured',
      ]),
    )
    .action(async (options: PhantomOptions, command: Command) => {
      if (options.samples) {
        const progress = startProgress('making samples', SAMPLES.length);
        await writeSamples(workingPath(options.samples), () => progress.advance());
        progress.finish();
        return;
      }
      const { out, count, seed, size, bits, fractured } = options;
      if (!out) command.error('error: --out is missing: name a folder for the phantoms');
      const progress = startProgress('making phantoms', count);
      const series = { count, seed, size, bits: bits === '16' ? 16 : 8, fractured } as const;
      await writePhantoms(workingPath(out ?? ''), series, () => progress.advance());
      progress.finish();
    });

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError('A number from 0 to 1 is needed.');
  }
  return value;
}
