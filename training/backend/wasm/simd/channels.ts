/** SIMD programs for planes of several channels, with a float for each channel. */

import * as wasm from './assembler.ts';
import { compiledOnce } from './compiled.ts';

/** The first are addresses of float32, in bytes; then come rows, and vectors: a row holds 4 · vectors floats. */
type ByChannel = (...addressesRowsAndVectors: number[]) => void;

const VECTOR = 16;

/** (x, scale, shift, y, rows, vectors): y = x · scale + shift. */
export const scaleProgram = compiledOnce((memory: WebAssembly.Memory, _: object): ByChannel => {
  const program = new wasm.Program();
  const x = program.parameter();
  const scale = program.parameter();
  const shift = program.parameter();
  const y = program.parameter();
  return forEachChannel(program, memory, [x, y], [scale, shift], ([a, b]) => {
    const scaled = wasm.multiplyFloats(wasm.load(wasm.get(x), 0), wasm.load(wasm.get(a), 0));
    return wasm.store(wasm.get(y), 0, wasm.addFloats(scaled, wasm.load(wasm.get(b), 0)));
  });
});

/** (x, dy, mean, sums, rows, vectors): adds dy · (x − mean) to the sums. */
export const centredProductsProgram = compiledOnce((memory: WebAssembly.Memory, _: object): ByChannel => {
  const program = new wasm.Program();
  const x = program.parameter();
  const dy = program.parameter();
  const mean = program.parameter();
  const sums = program.parameter();
  return forEachChannel(program, memory, [x, dy], [mean, sums], ([m, s]) => {
    const centred = wasm.subtractFloats(wasm.load(wasm.get(x), 0), wasm.load(wasm.get(m), 0));
    const product = wasm.multiplyFloats(wasm.load(wasm.get(dy), 0), centred);
    return wasm.store(wasm.get(s), 0, wasm.addFloats(wasm.load(wasm.get(s), 0), product));
  });
});

/** Runs `body` for each vector of each row. `planes` walk on through all rows, `channels` begin anew with each. */
function forEachChannel(
  program: wasm.Program,
  memory: WebAssembly.Memory,
  planes: readonly wasm.Local[],
  channels: readonly [wasm.Local, wasm.Local],
  body: (here: readonly [wasm.Local, wasm.Local]) => wasm.Code,
): ByChannel {
  const rows = program.parameter();
  const vectors = program.parameter();
  const vectorsLeft = program.local('i32');
  const here = [program.local('i32'), program.local('i32')] as const;
  return program.compile(memory, [
    wasm.repeat(rows, wasm.get(rows), [
      wasm.set(here[0], wasm.get(channels[0])),
      wasm.set(here[1], wasm.get(channels[1])),
      wasm.repeat(vectorsLeft, wasm.get(vectors), [
        body(here),
        ...[...planes, ...here].map((address) => wasm.increase(address, VECTOR)),
      ]),
    ]),
  ]);
}
