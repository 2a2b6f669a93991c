/**
 * Resolves when `signal` is aborted, and at the latest when `over` is: then nothing is left on `signal`, which outlives
 * its many waiters.
 */
export function aborted(signal: AbortSignal, over?: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(undefined);
      return;
    }
    // By hand: of listeners added with the option `signal`, Node 20 forgets to remove all but the last.
    const done = (): void => {
      signal.removeEventListener('abort', done);
      over?.removeEventListener('abort', done);
      resolve(undefined);
    };
    signal.addEventListener('abort', done);
    over?.addEventListener('abort', done);
  });
}
