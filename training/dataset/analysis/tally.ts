/** How often each of several values was seen. */

export class Tally<T extends string | number> {
  readonly #counts = new Map<T, number>();

  add(value: T, times = 1): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + times);
  }

  count(value: T): number {
    return this.#counts.get(value) ?? 0;
  }

  /** The most frequent first, equally frequent ones by their names. */
  entries(): [value: T, count: number][] {
    return [...this.#counts].sort(
      ([a, timesA], [b, timesB]) =>
        timesB - timesA || String(a).localeCompare(String(b), 'en', { numeric: true }),
    );
  }

  /** As an object for JSON, the most frequent first where the values are no numbers. */
  toJSON(): Record<string, number> {
    return Object.fromEntries(this.entries());
  }
}
