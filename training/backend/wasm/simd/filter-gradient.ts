/** A SIMD program for the gradient of a convolution to its kernel. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';

/** Sizes in floats where nothing else is said. */
export interface FilterGradientShape {
  /** Rows of the kernel. */
  readonly filterHeight: number;
  /** What a window holds of one row of the input, which lies in one piece: filterWidth · inChannels. */
  readonly windowRow: number;
  /** From one window to the next within a row of the input. */
  readonly windowStep: number;
  /** From one row of windows to the next. */
  readonly windowRowStep: number;
  /** From one row of the input, padding included, to the next. */
  readonly inputRow: number;
  /** Windows in a row. */
  readonly outWidth: number;
  /** A multiple of 4. */
  readonly outChannels: number;
}

/** Adds a picture's share to the gradient. The first three are addresses of float32 planes, in bytes. */
export type AddFilterGradient = (x: number, dy: number, gradient: number, outHeight: number) => void;

const FLOAT = 4;
const VECTOR = 4 * FLOAT;
/** The part of the gradient that is kept in registers while a row is read. Larger ones spill and run at two thirds. */
const TILE = { rows: 4, vectors: 2 };

/**
 * Compiles the program for one shape. For each row of windows and each row of the kernel it multiplies the windows,
 * transposed, with the output's gradient. Both are read where they lie.
 *
 * @param memory holds x (padded), dy and the gradient
 */
export const filterGradientProgram = compiledOnce(compileFilterGradient);

function compileFilterGradient(memory: WebAssembly.Memory, shape: FilterGradientShape): AddFilterGradient {
  const program = new wasm.Program();
  const x = program.parameter();
  const dy = program.parameter();
  const gradient = program.parameter();
  const outHeight = program.parameter();
  const kernelRowsLeft = program.local('i32');
  const tilesDown = program.local('i32');
  const tilesAcross = program.local('i32');
  const windowsLeft = program.local('i32');
  const xRow = program.local('i32');
  const xTile = program.local('i32');
  const xWindow = program.local('i32');
  const dyTile = program.local('i32');
  const dyWindow = program.local('i32');
  const target = program.local('i32');
  const sums = Array.from({ length: TILE.rows }, () =>
    Array.from({ length: TILE.vectors }, () => program.local('v128')),
  );
  const gradients = Array.from({ length: TILE.vectors }, () => program.local('v128'));
  const value = program.local('v128');

  const outPixel = shape.outChannels * FLOAT;

  const tile = (rows: number, vectors: number): wasm.Code => {
    const parts = sums
      .slice(0, rows)
      .flatMap((row, down) =>
        row.slice(0, vectors).map((sum, across) => ({ sum, offset: down * outPixel + across * VECTOR })),
      );
    const dyParts = gradients.slice(0, vectors);
    return [
      ...parts.map(({ sum, offset }) => wasm.set(sum, wasm.load(wasm.get(target), offset))),
      wasm.set(xWindow, wasm.get(xTile)),
      wasm.set(dyWindow, wasm.get(dyTile)),
      wasm.repeat(windowsLeft, wasm.constant(shape.outWidth), [
        ...dyParts.map((part, across) => wasm.set(part, wasm.load(wasm.get(dyWindow), across * VECTOR))),
        ...sums.slice(0, rows).flatMap((row, down) => [
          wasm.set(value, wasm.loadSplat(wasm.get(xWindow), down * FLOAT)),
          ...dyParts.flatMap((part, across) => {
            const sum = row[across];
            const product = wasm.multiplyFloats(wasm.get(value), wasm.get(part));
            return sum ? [wasm.set(sum, wasm.addFloats(wasm.get(sum), product))] : [];
          }),
        ]),
        wasm.increase(xWindow, shape.windowStep * FLOAT),
        wasm.increase(dyWindow, outPixel),
      ]),
      ...parts.map(({ sum, offset }) => wasm.store(wasm.get(target), offset, wasm.get(sum))),
      wasm.increase(target, vectors * VECTOR),
      wasm.increase(dyTile, vectors * VECTOR),
    ].flat();
  };

  const rowOfTiles = (rows: number): wasm.Code =>
    [
      wasm.set(dyTile, wasm.get(dy)),
      wasm.inTiles(tilesAcross, outPixel / VECTOR, TILE.vectors, (vectors) => tile(rows, vectors)),
      wasm.increase(target, (rows - 1) * outPixel),
      wasm.increase(xTile, rows * FLOAT),
    ].flat();

  return program.compile(memory, [
    wasm.repeat(outHeight, wasm.get(outHeight), [
      wasm.set(target, wasm.get(gradient)),
      wasm.set(xRow, wasm.get(x)),
      wasm.repeat(kernelRowsLeft, wasm.constant(shape.filterHeight), [
        wasm.set(xTile, wasm.get(xRow)),
        wasm.inTiles(tilesDown, shape.windowRow, TILE.rows, rowOfTiles),
        wasm.increase(xRow, shape.inputRow * FLOAT),
      ]),
      wasm.increase(x, shape.windowRowStep * FLOAT),
      wasm.increase(dy, shape.outWidth * outPixel),
    ]),
  ]);
}
