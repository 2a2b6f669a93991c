/** Resolves when `signal` is aborted. Lets go of the signal, which outlives its many waiters, when `over` is. */
export function aborted(signal: AbortSignal, over?: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(undefined);
    } else {
      signal.addEventListener('abort', () => resolve(undefined), { once: true, ...(over && { signal: over }) });
    }
  });
}
