/** Writes small WebAssembly programs with SIMD: just the instructions that the gradient kernels use. */

/** Encoded instructions. */
export type Code = readonly number[];

/** A local variable or parameter of the program. */
export interface Local {
  readonly index: number;
  readonly type: 'i32' | 'v128';
}

const TYPE_CODE = { i32: 0x7f, v128: 0x7b } as const;

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128. */
function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return done ? [low] : [low | 0x80, ...signed(rest)];
}

const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];

export const constant = (value: number): Code => [0x41, ...signed(value)];
export const get = (local: Local): Code => [0x20, local.index];
export const set = (local: Local, value: Code): Code => [...value, 0x21, local.index];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const increase = (local: Local, by: number): Code => set(local, add(get(local), constant(by)));

const access = (opcode: number, alignment: number) => (address: Code, offset: number) => [
  ...address,
  ...simd(opcode),
  alignment,
  ...unsigned(offset),
];

/** Four floats from memory, `offset` bytes after `address`. */
export const load = access(0, 2);
/** One float from memory, four times. */
export const loadSplat = access(9, 2);
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...simd(11),
  2,
  ...unsigned(offset),
];

const binary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [...a, ...b, ...simd(opcode)];

export const addFloats = binary(228);
export const subtractFloats = binary(229);
export const multiplyFloats = binary(230);
/** NaN where one is NaN. */
export const maximumOfFloats = binary(233);
/** The lesser, and the greater: where one is NaN, the first. */
export const lesserFloats = binary(234);
export const greaterFloats = binary(235);
/** All bits set where the comparison holds. */
export const equalFloats = binary(65);
export const isLess = binary(67);
export const isGreater = binary(68);
export const and = binary(78);
/** The bits of `a` that are not in `b`. */
export const andNot = binary(79);

/** The same float four times. */
export function splat(value: number): Code {
  const bytes = [...new Uint8Array(Float32Array.of(value, value, value, value).buffer)];
  return [...simd(12), ...bytes];
}

/** Repeats `body`, `count` ≥ 1 times, counting in `counter`. */
export function repeat(counter: Local, count: Code, body: readonly Code[]): Code {
  const countDown = [...add(get(counter), constant(-1)), 0x22, counter.index];
  return [...set(counter, count), 0x03, 0x40, ...body.flat(), ...countDown, 0x0d, 0, 0x0b];
}

/** Runs `body` for pieces of `size` and at last for what is left of `whole`. */
export function inTiles(counter: Local, whole: number, size: number, body: (size: number) => Code): Code {
  const full = Math.floor(whole / size);
  const left = whole % size;
  return [
    ...(full > 0 ? repeat(counter, constant(full), [body(size)]) : []),
    ...(left > 0 ? body(left) : []),
  ];
}

/** A function under construction: it takes whole numbers and returns nothing. */
export class Program {
  #parameters = 0;
  readonly #locals: Local[] = [];

  /** The next parameter. All are to be named before the first local. */
  parameter(): Local {
    return { index: this.#parameters++, type: 'i32' };
  }

  local(type: Local['type']): Local {
    const local: Local = { index: this.#parameters + this.#locals.length, type };
    this.#locals.push(local);
    return local;
  }

  /**
   * Compiles the function.
   *
   * @param memory what its addresses, in bytes, refer to
   * @returns the function; its arguments are whole numbers
   */
  compile(memory: WebAssembly.Memory, body: readonly Code[]): (...args: number[]) => void {
    const locals = this.#locals.map(({ type }) => [1, TYPE_CODE[type]]);
    const code = [...vector(locals), ...body.flat(), 0x0b];
    const bytes = [
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [[0x60, ...vector(Array(this.#parameters).fill([TYPE_CODE.i32])), 0]]),
      ...section(2, [[...name('engine'), ...name('memory'), 2, 0, 0]]),
      ...section(3, [[0]]),
      ...section(7, [[...name('run'), 0, 0]]),
      ...section(10, [[...unsigned(code.length), ...code]]),
    ];
    const module = new WebAssembly.Module(new Uint8Array(bytes));
    const { run } = new WebAssembly.Instance(module, { engine: { memory } }).exports;
    if (typeof run !== 'function') throw new Error('A gradient kernel did not compile.');
    return (...args) => {
      run(...args);
    };
  }
}

function vector(items: readonly Code[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function section(id: number, items: readonly Code[]): number[] {
  const content = vector(items);
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return vector([...new TextEncoder().encode(text)].map((byte) => [byte]));
}
