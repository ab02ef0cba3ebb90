/** A SIMD program for the gradient of a depthwise convolution to its kernel. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';

/** Sizes in floats where nothing else is said. */
export interface DepthwiseShape {
  /** Rows and columns of the kernel. */
  readonly filterHeight: number;
  readonly filterWidth: number;
  /** From one window to the next within a row of the input. */
  readonly windowStep: number;
  /** From one row of windows to the next. */
  readonly windowRowStep: number;
  /** From one row of the input, padding included, to the next. */
  readonly inputRow: number;
  /** Windows in a row. */
  readonly outWidth: number;
  /** Of the input and the output alike; a multiple of 4. */
  readonly channels: number;
}

/** Adds a picture's share to the gradient. The first three are addresses of float32 planes, in bytes. */
export type AddDepthwiseGradient = (x: number, dy: number, gradient: number, outHeight: number) => void;

const FLOAT = 4;
const LANES = 4;
const VECTOR = LANES * FLOAT;
/** Windows that are gone through for all channels before the next: so many stay in the processor's nearest cache. */
export const TILE = 16;

/** Compiles the program for one shape; `memory` holds x (padded), dy and the gradient. */
export const depthwiseFilterGradientProgram = compiledOnce(
  (memory: WebAssembly.Memory, shape: DepthwiseShape): AddDepthwiseGradient => {
    const program = new wasm.Program();
    const x = program.parameter();
    const dy = program.parameter();
    const gradient = program.parameter();
    const outHeight = program.parameter();
    const kernelRowsLeft = program.local('i32');
    const vectorsLeft = program.local('i32');
    const tilesLeft = program.local('i32');
    const windowsLeft = program.local('i32');
    const kernelRow = program.local('i32');
    const xTile = program.local('i32');
    const dyTile = program.local('i32');
    const xRow = program.local('i32');
    const xVector = program.local('i32');
    const xWindow = program.local('i32');
    const dyVector = program.local('i32');
    const dyWindow = program.local('i32');
    const target = program.local('i32');
    const value = program.local('v128');
    const pixel = shape.channels * FLOAT;
    const columns = Array.from({ length: shape.filterWidth }, (_, column) => ({
      sum: program.local('v128'),
      offset: column * pixel,
    }));

    const tile = (windows: number): wasm.Code =>
      [
        wasm.set(target, wasm.get(kernelRow)),
        wasm.set(xVector, wasm.get(xTile)),
        wasm.set(dyVector, wasm.get(dyTile)),
        wasm.repeat(vectorsLeft, wasm.constant(shape.channels / LANES), [
          ...columns.map(({ sum, offset }) => wasm.set(sum, wasm.load(wasm.get(target), offset))),
          wasm.set(xWindow, wasm.get(xVector)),
          wasm.set(dyWindow, wasm.get(dyVector)),
          wasm.repeat(windowsLeft, wasm.constant(windows), [
            wasm.set(value, wasm.load(wasm.get(dyWindow), 0)),
            ...columns.map(({ sum, offset }) => {
              const product = wasm.multiplyFloats(wasm.load(wasm.get(xWindow), offset), wasm.get(value));
              return wasm.set(sum, wasm.addFloats(wasm.get(sum), product));
            }),
            wasm.increase(xWindow, shape.windowStep * FLOAT),
            wasm.increase(dyWindow, pixel),
          ]),
          ...columns.map(({ sum, offset }) => wasm.store(wasm.get(target), offset, wasm.get(sum))),
          wasm.increase(target, VECTOR),
          wasm.increase(xVector, VECTOR),
          wasm.increase(dyVector, VECTOR),
        ]),
        wasm.increase(xTile, windows * shape.windowStep * FLOAT),
        wasm.increase(dyTile, windows * pixel),
      ].flat();

    return program.compile(memory, [
      wasm.repeat(outHeight, wasm.get(outHeight), [
        wasm.set(kernelRow, wasm.get(gradient)),
        wasm.set(xRow, wasm.get(x)),
        wasm.repeat(kernelRowsLeft, wasm.constant(shape.filterHeight), [
          wasm.set(xTile, wasm.get(xRow)),
          wasm.set(dyTile, wasm.get(dy)),
          wasm.inTiles(tilesLeft, shape.outWidth, TILE, tile),
          wasm.increase(kernelRow, shape.filterWidth * pixel),
          wasm.increase(xRow, shape.inputRow * FLOAT),
        ]),
        wasm.increase(x, shape.windowRowStep * FLOAT),
        wasm.increase(dy, shape.outWidth * pixel),
      ]),
    ]);
  },
);
