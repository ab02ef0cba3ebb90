/** `bench`: what the engines of this machine are worth. */

import { Command } from 'commander';
import { forwardShare, trainingSpeed } from '../backend/bench-training.ts';
import type { MakeCommand } from './index.ts';

interface BenchOptions {
  readonly json?: true;
  readonly perLayer?: true;
}

export const bench: MakeCommand = () =>
  new Command('bench').description('Measures this machine.').addCommand(
    new Command('training')
      .description('How many pictures a second seed-cnn trains on, on the cpu and wasm engines, in one run.')
      .option('--json', 'print one line of JSON: {"wasmOverCpu", "shareOfForward"}')
      .option('--per-layer', 'also print each convolution')
      .action(async ({ json, perLayer }: BenchOptions) => {
        const cpu = await trainingSpeed('cpu', { batchSize: 1, seconds: 0 });
        const wasm = await trainingSpeed('wasm', { batchSize: 32, seconds: 10 });
        const { layers, share } = await forwardShare(32, 2);
        const ratio = wasm.picturesPerSecond / cpu.picturesPerSecond;
        if (json) {
          console.log(JSON.stringify({ wasmOverCpu: rounded(ratio), shareOfForward: rounded(share) }));
          return;
        }
        for (const { engine, picturesPerSecond } of [cpu, wasm]) {
          console.log(`${engine.padEnd(5)} ${picturesPerSecond.toFixed(3).padStart(8)} pictures a second`);
        }
        console.log(`wasm is ${ratio.toFixed(1)} times as fast as cpu.`);
        console.log(
          `Its convolutions train at ${Math.round(share * 100)} % of the rate of their forward pass.`,
        );
        if (perLayer) {
          for (const { layer, forward, training } of layers) {
            console.log(
              `${layer.padEnd(8)} forward ${forward.toFixed(2)} ms a picture, with gradients ${training.toFixed(2)} ms`,
            );
          }
        }
      }),
  );

const rounded = (value: number): number => Number(value.toFixed(3));
