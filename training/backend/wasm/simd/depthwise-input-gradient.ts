/** A SIMD program for the gradient of a depthwise convolution to its input, whatever the stride. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';
import { type DepthwiseShape, TILE } from './depthwise-filter-gradient.ts';

/** Adds a picture's gradient to dx (padded). All but the last are addresses of float32, in bytes. */
export type AddDepthwiseInputGradient = (dx: number, dy: number, kernel: number, outHeight: number) => void;

const FLOAT = 4;
const LANES = 4;
const VECTOR = LANES * FLOAT;

/** Compiles the program for one shape, where "input" means dx; `memory` holds dx, dy and the kernel. */
export const depthwiseInputGradientProgram = compiledOnce(
  (memory: WebAssembly.Memory, shape: DepthwiseShape): AddDepthwiseInputGradient => {
    const program = new wasm.Program();
    const dx = program.parameter();
    const dy = program.parameter();
    const kernel = program.parameter();
    const outHeight = program.parameter();
    const kernelRowsLeft = program.local('i32');
    const vectorsLeft = program.local('i32');
    const tilesLeft = program.local('i32');
    const windowsLeft = program.local('i32');
    const kernelRow = program.local('i32');
    const dxTile = program.local('i32');
    const dyTile = program.local('i32');
    const dxRow = program.local('i32');
    const dxVector = program.local('i32');
    const dxWindow = program.local('i32');
    const dyVector = program.local('i32');
    const dyWindow = program.local('i32');
    const weights = program.local('i32');
    const value = program.local('v128');
    const pixel = shape.channels * FLOAT;
    const columns = Array.from({ length: shape.filterWidth }, (_, column) => ({
      weight: program.local('v128'),
      offset: column * pixel,
    }));

    const tile = (windows: number): wasm.Code =>
      [
        wasm.set(weights, wasm.get(kernelRow)),
        wasm.set(dxVector, wasm.get(dxTile)),
        wasm.set(dyVector, wasm.get(dyTile)),
        wasm.repeat(vectorsLeft, wasm.constant(shape.channels / LANES), [
          ...columns.map(({ weight, offset }) => wasm.set(weight, wasm.load(wasm.get(weights), offset))),
          wasm.set(dxWindow, wasm.get(dxVector)),
          wasm.set(dyWindow, wasm.get(dyVector)),
          wasm.repeat(windowsLeft, wasm.constant(windows), [
            wasm.set(value, wasm.load(wasm.get(dyWindow), 0)),
            ...columns.map(({ weight, offset }) => {
              const product = wasm.multiplyFloats(wasm.get(value), wasm.get(weight));
              const sum = wasm.addFloats(wasm.load(wasm.get(dxWindow), offset), product);
              return wasm.store(wasm.get(dxWindow), offset, sum);
            }),
            wasm.increase(dxWindow, shape.windowStep * FLOAT),
            wasm.increase(dyWindow, pixel),
          ]),
          wasm.increase(weights, VECTOR),
          wasm.increase(dxVector, VECTOR),
          wasm.increase(dyVector, VECTOR),
        ]),
        wasm.increase(dxTile, windows * shape.windowStep * FLOAT),
        wasm.increase(dyTile, windows * pixel),
      ].flat();

    return program.compile(memory, [
      wasm.repeat(outHeight, wasm.get(outHeight), [
        wasm.set(kernelRow, wasm.get(kernel)),
        wasm.set(dxRow, wasm.get(dx)),
        wasm.repeat(kernelRowsLeft, wasm.constant(shape.filterHeight), [
          wasm.set(dxTile, wasm.get(dxRow)),
          wasm.set(dyTile, wasm.get(dy)),
          wasm.inTiles(tilesLeft, shape.outWidth, TILE, tile),
          wasm.increase(kernelRow, shape.filterWidth * pixel),
          wasm.increase(dxRow, shape.inputRow * FLOAT),
        ]),
        wasm.increase(dx, shape.windowRowStep * FLOAT),
        wasm.increase(dy, shape.outWidth * pixel),
      ]),
    ]);
  },
);
