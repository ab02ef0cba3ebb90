/** `bench`: what the engines of this machine are worth. */

import { Command } from 'commander';
import {
  convolutionSpeeds,
  type LayerSpeed,
  shareOfForward,
  type TrainingSpeed,
  trainingSpeed,
} from '../backend/bench-training.ts';
import { twoWorkersOverOne } from '../fit/crew-speed.ts';
import type { MakeCommand } from './index.ts';

interface BenchOptions {
  readonly json?: true;
  readonly perLayer?: true;
}

export const bench: MakeCommand = () =>
  new Command('bench').description('Measures this machine.').addCommand(
    new Command('training')
      .description(
        'How many pictures a second seed-cnn trains on, on the cpu and wasm engines, in one run; in seconds of processor time, so that other programs count little; and what a second worker adds, which needs two idle cores to show.',
      )
      .option('--json', 'end with one line of JSON: {"wasmOverCpu", "shareOfForward", "twoWorkers"}')
      .option('--per-layer', 'also print each convolution')
      .action(async ({ json, perLayer }: BenchOptions) => {
        // A second step, or a larger one, would only confirm how slow this engine is.
        const cpu = await trainingSpeed('cpu', 1, { warmUp: 0, measured: 1 });
        printSpeed(cpu);
        const wasm = await trainingSpeed('wasm', 32, { warmUp: 2, measured: 4 });
        printSpeed(wasm);
        const layers = await convolutionSpeeds(32, { warmUp: 1, measured: 4 });
        const wasmOverCpu = wasm.picturesPerSecond / cpu.picturesPerSecond;
        const share = shareOfForward(wasm, layers);
        console.log(`wasm is ${wasmOverCpu.toFixed(1)} times as fast as cpu.`);
        console.log(
          `Whole steps on wasm multiply at ${Math.round(share * 100)} % of the rate of forward convolutions.`,
        );
        if (perLayer) for (const layer of layers) printLayer(layer);
        const twoWorkers = await twoWorkersOverOne(4);
        if (twoWorkers !== null) {
          console.log(`Two workers are ${twoWorkers.toFixed(2)} times as fast as one, by the clock.`);
        }
        if (json) {
          console.log(
            JSON.stringify({
              wasmOverCpu: rounded(wasmOverCpu),
              shareOfForward: rounded(share),
              twoWorkers: twoWorkers === null ? null : rounded(twoWorkers),
            }),
          );
        }
      }),
  );

function printSpeed({ engine, picturesPerSecond }: TrainingSpeed): void {
  const milliseconds = 1000 / picturesPerSecond;
  console.log(
    `${engine.padEnd(4)} ${picturesPerSecond.toFixed(3).padStart(8)} pictures a second, ${milliseconds.toFixed(1)} ms a picture`,
  );
}

function printLayer({ layer, forward, gradients, gradientPasses }: LayerSpeed): void {
  const share = Math.round((100 * forward * gradientPasses) / gradients);
  console.log(
    `${layer}: forward ${forward.toFixed(2)} ms a picture, gradients ${gradients.toFixed(2)} ms, at ${share} % of the forward rate`,
  );
}

const rounded = (value: number): number => Number(value.toFixed(3));
