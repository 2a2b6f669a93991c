/** How far this worker is behind in each partition that its group gave it. */
export class Partitions {
  /** The time of the newest message that is done, in milliseconds since 1970; undefined when it was the last one. */
  readonly #doneUntil = new Map<number, number | undefined>();

  /** Takes over what the group gave. */
  assign(partitions: readonly number[]): void {
    this.#doneUntil.clear();
    for (const partition of partitions) {
      this.#doneUntil.set(partition, undefined);
    }
  }

  /** The partitions that this worker has. */
  get assigned(): ReadonlySet<number> {
    return new Set(this.#doneUntil.keys());
  }

  /** Notes that a partition is done up to a message of that time, or, with undefined, completely. */
  advance(partition: number, doneUntil: number | undefined): void {
    if (this.#doneUntil.has(partition)) {
      this.#doneUntil.set(partition, doneUntil);
    }
  }

  /** How far the most backward partition is behind, in milliseconds; 0 only when all are done. */
  lagMs(now: number): number {
    const behind = [...this.#doneUntil.values()].filter((time) => time !== undefined);
    // A message from now, or from a clock that is ahead, is behind all the same.
    return behind.length === 0 ? 0 : Math.max(1, now - Math.min(...behind));
  }
}
