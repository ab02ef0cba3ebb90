/** Time that a computation takes of the processor, so that other programs on the machine count little. */

export interface Repetitions {
  /** Not counted: the engine compiles and its memory grows. */
  readonly warmUp: number;
  /** The fastest of so many counts. */
  readonly measured: number;
}

/** Milliseconds of processor time, of all threads together, of the fastest repetition. */
export async function fastest(
  compute: () => Promise<void>,
  { warmUp, measured }: Repetitions,
): Promise<number> {
  const durations: number[] = [];
  for (let repetition = 0; repetition < warmUp + measured; repetition++) {
    const begun = process.cpuUsage();
    await compute();
    const { user, system } = process.cpuUsage(begun);
    durations.push((user + system) / 1000);
  }
  return Math.min(...durations.slice(warmUp));
}
