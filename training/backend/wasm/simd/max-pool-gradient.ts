/** A SIMD program for the gradient of max pooling without padding. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';

export interface MaxPoolShape {
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly inWidth: number;
  readonly outWidth: number;
  /** A multiple of 4. */
  readonly channels: number;
  /** Whether each pixel lies in exactly one window: then dx is written, else added to. */
  readonly tiled: boolean;
}

/** Spreads the gradient of one picture. The first four are addresses of float32 planes, in bytes. */
export type SpreadMaxPoolGradient = (x: number, y: number, dy: number, dx: number, outHeight: number) => void;

const FLOAT = 4;
const LANES = 4;
const VECTOR = LANES * FLOAT;

/** Compiles the program for one shape; `memory` holds the planes. */
export const maxPoolGradientProgram = compiledOnce(
  (memory: WebAssembly.Memory, shape: MaxPoolShape): SpreadMaxPoolGradient => {
    const { filterHeight, filterWidth, strideHeight, strideWidth, inWidth, outWidth, channels } = shape;
    const program = new wasm.Program();
    const x = program.parameter();
    const y = program.parameter();
    const dy = program.parameter();
    const dx = program.parameter();
    const outHeight = program.parameter();
    const windowsLeft = program.local('i32');
    const vectorsLeft = program.local('i32');
    const largest = program.local('v128');
    const left = program.local('v128');
    const here = program.local('v128');
    const offsets = Array.from({ length: filterHeight * filterWidth }, (_, position) => {
      const row = Math.floor(position / filterWidth);
      return (row * inWidth + (position % filterWidth)) * channels * FLOAT;
    });
    const move = (bytes: number): wasm.Code => [...wasm.increase(x, bytes), ...wasm.increase(dx, bytes)];
    const give = (offset: number): wasm.Code => {
      const taken = wasm.and(wasm.get(left), wasm.get(here));
      const sum = shape.tiled ? taken : wasm.addFloats(wasm.load(wasm.get(dx), offset), taken);
      return wasm.store(wasm.get(dx), offset, sum);
    };
    return program.compile(memory, [
      wasm.repeat(outHeight, wasm.get(outHeight), [
        wasm.repeat(windowsLeft, wasm.constant(outWidth), [
          wasm.repeat(vectorsLeft, wasm.constant(channels / LANES), [
            wasm.set(largest, wasm.load(wasm.get(y), 0)),
            wasm.set(left, wasm.load(wasm.get(dy), 0)),
            ...offsets.flatMap((offset) => [
              wasm.set(here, wasm.equalFloats(wasm.load(wasm.get(x), offset), wasm.get(largest))),
              give(offset),
              wasm.set(left, wasm.andNot(wasm.get(left), wasm.get(here))),
            ]),
            move(VECTOR),
            wasm.increase(y, VECTOR),
            wasm.increase(dy, VECTOR),
          ]),
          move((strideWidth - 1) * channels * FLOAT),
        ]),
        move((strideHeight * inWidth - outWidth * strideWidth) * channels * FLOAT),
      ]),
    ]);
  },
);
