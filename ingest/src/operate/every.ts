import { setTimeout as delay } from 'node:timers/promises';

/** Does `work` now and again `ms` after its end, until `signal` is aborted; resolves then. `work` must not throw. */
export async function every(ms: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work();
    await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
