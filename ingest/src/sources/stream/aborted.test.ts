import { getEventListeners } from 'node:events';

import { aborted } from './aborted.ts';

describe('aborted', () => {
  it('resolves when the signal is aborted, or was before', async () => {
    const stop = new AbortController();
    const waiting = aborted(stop.signal);
    stop.abort();
    await waiting;
    await aborted(stop.signal);
  });

  it('leaves nothing on a signal that goes on living, whatever the order', async () => {
    const stop = new AbortController();
    const overs = Array.from({ length: 5 }, () => new AbortController());
    const waiting = overs.map((over) => aborted(stop.signal, over.signal));
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(5);
    overs.forEach((over) => over.abort());
    await Promise.all(waiting);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });
});
