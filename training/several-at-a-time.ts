/** Waits for several things at a time, but not for all at once. */

/** Files decoded at a time: enough to keep the decoder's threads busy, few enough to keep memory flat. */
const AT_A_TIME = 8;

/**
 * Does work for each thing, in order, some of it at the same time.
 *
 * @throws what the first work that fails throws
 */
export async function severalAtATime<Thing>(
  things: Iterable<Thing>,
  work: (thing: Thing) => Promise<void>,
  atATime = AT_A_TIME,
): Promise<void> {
  const waiting = things[Symbol.iterator]();
  const workOn = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atATime }, workOn));
}
