import fc from 'fast-check';

import { RequestGate } from './requestGate.ts';

/** Sends requests one after the other, as many at a time as the gate lets through; resolves to its limit then. */
async function limitAfter(count: number, tookMs: (open: number) => number, isRefusal = () => false): Promise<number> {
  let now = 0;
  const gate = new RequestGate(() => now);
  let sent = 0;
  const open: Array<() => void> = [];
  const request = async (): Promise<void> => {
    const done = new Promise<void>((resolve) => open.push(resolve));
    await done;
  };
  const passing: Array<Promise<void>> = [];
  while (sent < count) {
    while (open.length < gate.limit && sent < count) {
      sent++;
      passing.push(gate.pass(1000, request, isRefusal));
    }
    now += tookMs(open.length);
    open.splice(0).forEach((end) => end());
    await Promise.all(passing.splice(0));
  }
  return gate.limit;
}

describe('RequestGate', () => {
  it('lets more through while each takes no longer for it', async () => {
    expect(await limitAfter(100, () => 50)).toBe(6);
  });

  it('lets no more through than keeps Elasticsearch busy', async () => {
    // It works on one after the other: what comes on top only waits.
    expect(await limitAfter(200, (open) => 50 * open)).toBeLessThanOrEqual(3);
  });

  it('lets one through while Elasticsearch turns requests away', async () => {
    expect(
      await limitAfter(
        10,
        () => 50,
        () => true
      )
    ).toBe(1);
  });

  it('halves once for requests that failed together', async () => {
    let now = 0;
    const gate = new RequestGate(() => now);
    for (let request = 0; request < 40; request++) {
      await Promise.all(
        [...new Array(gate.limit)].map(() =>
          gate.pass(
            1000,
            () => Promise.resolve(),
            () => false
          )
        )
      );
    }
    expect(gate.limit).toBe(6);
    const failing = [...new Array(6)].map(() =>
      gate.pass(
        1000,
        () => Promise.resolve(now++),
        () => true
      )
    );
    await Promise.all(failing);
    expect(gate.limit).toBe(3);
  });

  it('never lets more through than its limit, and everyone in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.constantFrom('fine', 'refused', 'broken')), async (s, requests) => {
        const gate = new RequestGate(() => 0);
        let open = 0;
        const passing = requests.map((fate) =>
          gate
            .pass(
              1000,
              async () => {
                expect(++open).toBeLessThanOrEqual(gate.limit);
                await s.schedule(Promise.resolve());
                open--;
                if (fate === 'broken') {
                  throw new Error(fate);
                }
              },
              () => fate === 'refused'
            )
            .catch(() => undefined)
        );
        await s.waitFor(Promise.all(passing));
        expect(open).toBe(0);
      }),
      { numRuns: 50 }
    );
  });
});
