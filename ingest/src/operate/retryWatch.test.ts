import { RetryWatch } from './retryWatch.ts';

describe('RetryWatch', () => {
  it('counts from the first retry until anything gets through', () => {
    let now = 0;
    let settled = 7;
    const watch = new RetryWatch(
      () => settled,
      () => now
    );
    expect(watch.vitals()).toEqual({ retries: 0, throttled: 0, waitingMs: 0 });
    now = 1_000;
    watch.retried({ isThrottled: false });
    now = 5_000;
    watch.retried({ isThrottled: true });
    now = 9_000;
    expect(watch.vitals()).toEqual({ retries: 2, throttled: 1, waitingMs: 8_000 });

    settled = 8;
    expect(watch.vitals()).toEqual({ retries: 2, throttled: 1, waitingMs: 0 });
    now = 20_000;
    watch.retried({ isThrottled: false });
    now = 21_000;
    expect(watch.vitals().waitingMs).toBe(1_000);
  });
});
