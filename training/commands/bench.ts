/** `bench`: what the engines of this machine are worth. */

import { Command } from 'commander';
import { startEngine } from '../backend/engine.ts';
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
        'How fast the models train on the cpu and wasm engines, beside plain forward convolutions of the same shapes: in seconds of processor time, so that other programs count little. And what a second worker adds, by the clock, which needs two idle cores to show. Takes some two minutes.',
      )
      .option(
        '--json',
        'end with one line of JSON, {"wasmOverCpu", "shareOfForward", "twoWorkers"}: of the models the lesser figure, the last of the seed-cnn',
      )
      .option('--layers', 'also print each convolution')
      .action(async ({ json, layers }: BenchOptions) => {
        const speeds = [
          await measure('seed-cnn', layers ?? false),
          await measure('evidence-net', layers ?? false),
        ];
        const twoWorkers = await twoWorkersOverOne(7);
        if (twoWorkers !== null) {
          console.log(`Two workers are ${twoWorkers.toFixed(2)} times as fast as one, by the clock.`);
        }
        if (json) {
          console.log(
            JSON.stringify({
              wasmOverCpu: rounded(Math.min(...speeds.map(({ wasmOverCpu }) => wasmOverCpu))),
              shareOfForward: rounded(Math.min(...speeds.map(({ shareOfForward }) => shareOfForward))),
              twoWorkers: twoWorkers === null ? null : rounded(twoWorkers),
            }),
          );
        }
      }),
  );

async function measure(name: ModelName, printLayers: boolean) {
  // A second step, or a larger one, would only confirm how slow this engine is.
  const cpu = await millisecondsAPicture(name, 'cpu', 1, { warmUp: 0, measured: 1 });
  const wasm = await millisecondsAPicture(name, 'wasm', BATCHES[name], { warmUp: 2, measured: 4 });
  await startEngine('wasm');
  const model = MODEL_RECIPES[name].build(1);
  const layers = await convolutionSpeeds(model, BATCHES[name], { warmUp: 1, measured: 4 });
  model.dispose();
  const { forward, training } = ratesOf(layers, wasm);
  const [wasmOverCpu, shareOfForward] = [cpu / wasm, training / forward];
  console.log(`${name}: a picture takes ${cpu.toFixed(0)} ms on cpu, ${wasm.toFixed(1)} ms on wasm.`);
  console.log(`  wasm is ${wasmOverCpu.toFixed(1)} times as fast as cpu.`);
  console.log(
    `  Whole steps on wasm: ${training.toFixed(1)} GFLOP/s, ${percent(shareOfForward)} of the ${forward.toFixed(1)} GFLOP/s of plain forward convolutions.`,
  );
  if (printLayers) for (const layer of layers) printLayer(layer);
  return { wasmOverCpu, shareOfForward };
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
