/** A SIMD program that adds up the rows of a matrix. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';

/** Adds each row of x to `sums`. Both are addresses of float32, in bytes; a row holds 4 · vectors floats. */
export type AddRows = (x: number, sums: number, rows: number, vectors: number) => void;

const VECTOR = 16;

/** Compiles the program; `memory` holds the matrix and the sums. */
export const columnSumsProgram = compiledOnce((memory: WebAssembly.Memory, _: object): AddRows => {
  const program = new wasm.Program();
  const x = program.parameter();
  const sums = program.parameter();
  const rows = program.parameter();
  const vectors = program.parameter();
  const vectorsLeft = program.local('i32');
  const sum = program.local('i32');
  return program.compile(memory, [
    wasm.repeat(rows, wasm.get(rows), [
      wasm.set(sum, wasm.get(sums)),
      wasm.repeat(vectorsLeft, wasm.get(vectors), [
        wasm.store(wasm.get(sum), 0, wasm.addFloats(wasm.load(wasm.get(sum), 0), wasm.load(wasm.get(x), 0))),
        wasm.increase(sum, VECTOR),
        wasm.increase(x, VECTOR),
      ]),
    ]),
  ]);
});
