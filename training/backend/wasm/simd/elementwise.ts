/** SIMD programs that make each float from the floats at its place. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';

/** All but the last are addresses of float32, in bytes; `vectors` ≥ 1 counts pieces of four floats. */
type Elementwise = (...addressesAndVectors: number[]) => void;

const VECTOR = 16;

export interface Window {
  /** Above 0; infinite for none. */
  readonly limit: number;
}

/** (x, y, vectors): y = x, or 0 where x is negative, or the limit where x is above it. NaN stays NaN. */
export const clampProgram = compiledOnce((memory: WebAssembly.Memory, { limit }: Window): Elementwise => {
  return elementwise(memory, 1, ([x = []]) => {
    const positive = wasm.greaterFloats(x, wasm.splat(0));
    return Number.isFinite(limit) ? wasm.lesserFloats(positive, wasm.splat(limit)) : positive;
  });
});

/** (dy, y, dx, vectors): dx = dy where 0 < y < limit, else 0. */
export const gateProgram = compiledOnce((memory: WebAssembly.Memory, { limit }: Window): Elementwise => {
  return elementwise(memory, 2, ([dy = [], y = []]) => {
    const positive = wasm.and(dy, wasm.isGreater(y, wasm.splat(0)));
    return Number.isFinite(limit) ? wasm.and(positive, wasm.isLess(y, wasm.splat(limit))) : positive;
  });
});

function elementwise(
  memory: WebAssembly.Memory,
  inputs: number,
  compute: (values: readonly wasm.Code[]) => wasm.Code,
): Elementwise {
  const program = new wasm.Program();
  const sources = Array.from({ length: inputs }, () => program.parameter());
  const target = program.parameter();
  const vectors = program.parameter();
  const values = sources.map((source) => wasm.load(wasm.get(source), 0));
  return program.compile(memory, [
    wasm.repeat(vectors, wasm.get(vectors), [
      wasm.store(wasm.get(target), 0, compute(values)),
      ...[...sources, target].map((address) => wasm.increase(address, VECTOR)),
    ]),
  ]);
}
