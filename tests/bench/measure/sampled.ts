import { setTimeout as delay } from 'node:timers/promises';

/** Reads a figure so often, from now on until `stop`, which gives what was read, or throws why it could not be. */
export function sampled(read: () => Promise<number>, everyMs: number): { stop: () => Promise<number[]> } {
  const figures: number[] = [];
  let isOver = false;
  const sampling = (async () => {
    while (!isOver) {
      figures.push(await read());
      await delay(everyMs);
    }
  })();
  // It is thrown by `stop`, however long before it happened.
  sampling.catch(() => undefined);
  return {
    stop: async () => {
      isOver = true;
      await sampling;
      return figures;
    },
  };
}
