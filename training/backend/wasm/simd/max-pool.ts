/** A SIMD program for max pooling without padding. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';
import type { MaxPoolShape } from './max-pool-gradient.ts';

/** Pools one picture. The first two are addresses of float32 planes, in bytes. */
export type MaxPool = (x: number, y: number, outHeight: number) => void;

const FLOAT = 4;
const LANES = 4;
const VECTOR = LANES * FLOAT;

/** Compiles the program for one shape; `memory` holds the planes. A window with NaN in it gives NaN. */
export const maxPoolProgram = compiledOnce(
  (memory: WebAssembly.Memory, shape: Omit<MaxPoolShape, 'tiled'>): MaxPool => {
    const { filterHeight, filterWidth, strideHeight, strideWidth, inWidth, outWidth, channels } = shape;
    const program = new wasm.Program();
    const x = program.parameter();
    const y = program.parameter();
    const outHeight = program.parameter();
    const windowsLeft = program.local('i32');
    const vectorsLeft = program.local('i32');
    const [first = [], ...others] = Array.from({ length: filterHeight * filterWidth }, (_, position) => {
      const row = Math.floor(position / filterWidth);
      return wasm.load(wasm.get(x), (row * inWidth + (position % filterWidth)) * channels * FLOAT);
    });
    const largest = others.reduce<wasm.Code>((most, other) => wasm.maximumOfFloats(most, other), first);
    return program.compile(memory, [
      wasm.repeat(outHeight, wasm.get(outHeight), [
        wasm.repeat(windowsLeft, wasm.constant(outWidth), [
          wasm.repeat(vectorsLeft, wasm.constant(channels / LANES), [
            wasm.store(wasm.get(y), 0, largest),
            wasm.increase(x, VECTOR),
            wasm.increase(y, VECTOR),
          ]),
          wasm.increase(x, (strideWidth - 1) * channels * FLOAT),
        ]),
        wasm.increase(x, (strideHeight * inWidth - outWidth * strideWidth) * channels * FLOAT),
      ]),
    ]);
  },
);
