/** `bench`: what the engines of this machine are worth. */

import { Command } from 'commander';
import { convolutionSpeeds, type LayerSpeed } from '../bench/convolution-speeds.ts';
import { millisecondsAPicture, ratesOf } from '../bench/training-speed.ts';
import { twoWorkersOverOne } from '../bench/two-workers.ts';
import { MODEL_RECIPES, type ModelName } from '../models/model-recipe.ts';
import type { MakeCommand } from './index.ts';

interface BenchOptions {
  readonly json?: true;
  readonly layers?: true;
}

/** Pictures a step: about as much work in each model. */
const BATCHES: Readonly<Record<ModelName, number>> = { 'seed-cnn': 32, 'evidence-net': 8 };

export const bench: MakeCommand = () =>
  new Command('bench').description('Measures this machine.').addCommand(
    new Command('training')
      .description(
        'How fast the models train on the wasm engine, beside plain forward convolutions of the same shapes and beside the cpu engine: in seconds of processor time, so that other programs count little. And what a second worker adds, by the clock, which needs two idle cores to show. Takes some two minutes.',
      )
      .option(
        '--json',
        'end with one line of JSON, {"wasmOverCpu", "shareOfForward", "twoWorkers"}: the share is the lesser one of both models, the others are of seed-cnn',
      )
      .option('--layers', 'also print each convolution')
      .action(async ({ json, layers }: BenchOptions) => {
        const seedCnn = await measure('seed-cnn', layers ?? false);
        // One step of one picture tells how slow this engine is; of evidence-net it would take minutes.
        const cpu = await millisecondsAPicture('seed-cnn', 'cpu', 1, { warmUp: 0, measured: 1 });
        const wasmOverCpu = cpu / seedCnn.milliseconds;
        console.log(
          `  On cpu a picture takes ${cpu.toFixed(0)} ms: wasm is ${wasmOverCpu.toFixed(1)} times as fast.`,
        );
        const evidenceNet = await measure('evidence-net', layers ?? false);
        const twoWorkers = await twoWorkersOverOne(7);
        if (twoWorkers !== null) {
          console.log(`Two workers are ${twoWorkers.toFixed(2)} times as fast as one, by the clock.`);
        }
        if (json) {
          console.log(
            JSON.stringify({
              wasmOverCpu: rounded(wasmOverCpu),
              shareOfForward: rounded(Math.min(seedCnn.shareOfForward, evidenceNet.shareOfForward)),
              twoWorkers: twoWorkers === null ? null : rounded(twoWorkers),
            }),
          );
        }
      }),
  );

async function measure(name: ModelName, printLayers: boolean) {
  const milliseconds = await millisecondsAPicture(name, 'wasm', BATCHES[name], { warmUp: 2, measured: 4 });
  const model = MODEL_RECIPES[name].build(1);
  const layers = await convolutionSpeeds(model, BATCHES[name], { warmUp: 1, measured: 4 });
  model.dispose();
  const { forward, training } = ratesOf(layers, milliseconds);
  const shareOfForward = training / forward;
  console.log(`${name}: a picture takes ${milliseconds.toFixed(1)} ms on wasm.`);
  console.log(
    `  Whole steps on wasm: ${training.toFixed(1)} GFLOP/s, ${percent(shareOfForward)} of the ${forward.toFixed(1)} GFLOP/s of plain forward convolutions.`,
  );
  if (printLayers) for (const layer of layers) printLayer(layer);
  return { milliseconds, shareOfForward };
}

function printLayer({ layer, multiplications, forward, gradients, gradientPasses }: LayerSpeed): void {
  const forwardRate = (2 * multiplications) / forward / 1e6;
  const backwardRate = (2 * multiplications * gradientPasses) / gradients / 1e6;
  console.log(
    `  ${layer.padEnd(16)} forward ${forwardRate.toFixed(1).padStart(5)} GFLOP/s, gradients ${backwardRate.toFixed(1).padStart(5)} GFLOP/s, ${percent(backwardRate / forwardRate)}; ${(forward + gradients).toFixed(2)} ms a picture`,
  );
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const rounded = (value: number): number => Number(value.toFixed(3));
