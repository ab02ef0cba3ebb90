/** Keeps compiled programs, so that each is compiled once for a memory and a shape. */

/**
 * Wraps a compiler.
 *
 * @param compile called once for each memory and each shape of equal content
 */
export function compiledOnce<Shape extends object, Compiled>(
  compile: (memory: WebAssembly.Memory, shape: Shape) => Compiled,
): (memory: WebAssembly.Memory, shape: Shape) => Compiled {
  const byMemory = new WeakMap<WebAssembly.Memory, Map<string, Compiled>>();
  return (memory, shape) => {
    const known = byMemory.get(memory) ?? new Map<string, Compiled>();
    byMemory.set(memory, known);
    const key = JSON.stringify(shape);
    const compiled = known.get(key) ?? compile(memory, shape);
    known.set(key, compiled);
    return compiled;
  };
}
