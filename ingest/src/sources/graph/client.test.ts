import { FakeGraph } from '../../../../tests/fixtures/fakeGraph.ts';
import { followable, windowAddress } from './address.ts';
import { GraphClient } from './client.ts';
import { retryAfterMs } from './fault.ts';
import { readPage } from './page.ts';
import { readWindow } from './readWindow.ts';
import { RequestLimit } from './requestLimit.ts';
import { ServerClock } from '../../serverClock.ts';

const TIME = Date.UTC(2026, 10, 20, 12, 0, 0);
const WINDOW = { from: TIME, to: TIME + 3_600_000 };

describe('reading a window', () => {
  const graph = new FakeGraph();
  const foreign = new FakeGraph();
  const clock = new ServerClock();
  let renewed = 0;

  beforeAll(async () => {
    await graph.start();
    graph.foreignUrl = await foreign.start();
    for (let n = 0; n < 11; n++) {
      graph.offer({ id: `r${n}`, activityDateTime: new Date(TIME + n * 60_000).toISOString() });
    }
    graph.offer({ id: 'next', activityDateTime: new Date(WINDOW.to).toISOString() });
  });
  afterAll(async () => {
    await graph.stop();
    await foreign.stop();
  });

  function read(): Promise<Set<string>> {
    const tokens = { get: () => Promise.resolve(`token-${renewed}`), renew: () => void renewed++ };
    const client = new GraphClient({ tokens, clock, limit: new RequestLimit(1000) });
    const { signal } = new AbortController();
    return readWindow({ graphUrl: graph.url, client, window: WINDOW, signal, onElement: () => Promise.resolve() });
  }

  it('takes the first second, not the last, from all pages', async () => {
    expect((await read()).size).toBe(11);
    expect(graph.asked.at(-1)).toContain('skiptoken=8');
  });

  it.each([
    ['throttle', { kind: 'busy', retryAfterMs: 1000 }],
    ['unavailable', { kind: 'unreachable' }],
    ['reset', { kind: 'unreachable' }],
    ['redirect', { kind: 'unreachable', message: expect.stringContaining('redirect') }],
    ['cutJson', { kind: 'content', raw: expect.stringContaining('"value"') }],
    ['errorObject', { kind: 'content', raw: expect.stringContaining('UnknownError') }],
    ['sameLink', { kind: 'content', message: expect.stringContaining('circle') }],
    ['foreignLink', { kind: 'content', message: expect.stringContaining('elsewhere') }],
  ] as const)('does not take %s for the end', async (misbehaviour, fault) => {
    graph.misbehave('fine', misbehaviour);
    await expect(read()).rejects.toMatchObject(fault);
    expect(foreign.asked).toEqual([]);
  });

  it('asks for a new token once', async () => {
    graph.misbehave('unauthorized');
    expect((await read()).size).toBe(11);
    expect(graph.tokens.at(-1)).toBe('token-1');
    graph.misbehave('unauthorized', 'unauthorized');
    await expect(read()).rejects.toThrow(/refuses the token/);
  });

  it("goes by the server's clock", async () => {
    graph.ahead = 24 * 3_600_000;
    await read();
    expect(Math.abs(clock.skewMs() - graph.ahead)).toBeLessThan(2000);
  });
});

describe('addresses', () => {
  const own = 'https://graph.microsoft.com';

  it('ask for whole seconds, strictly after and before', () => {
    const asked = new URL(windowAddress(own, WINDOW, 500));
    expect(asked.searchParams.get('$filter')).toBe(
      'activityDateTime gt 2026-11-20T11:59:59Z and activityDateTime lt 2026-11-20T13:00:00Z'
    );
    expect(asked.searchParams.get('$top')).toBe('500');
  });

  it.each([
    'http://graph.microsoft.com/v1.0/auditLogs/provisioning?$skiptoken=1',
    'https://graph.microsoft.com:8443/v1.0/auditLogs/provisioning',
    'https://graph.microsoft.com.example/v1.0/auditLogs/provisioning',
    'https://user@graph.microsoft.com/v1.0/auditLogs/provisioning',
    'https://graph.microsoft.com/v1.0/auditLogs/../users',
    '//example.com/v1.0/auditLogs/provisioning',
  ])('the token does not go to %s', (link) => {
    expect(() => followable(link, own)).toThrow(/not followed/);
  });

  it('the token goes to the same place', () => {
    const link = 'https://graph.microsoft.com/v1.0/auditlogs/provisioning?$skiptoken=1';
    expect(followable(link, `${own}/`)).toBe(link);
  });
});

describe('limits and waits', () => {
  it('lets no more than four requests begin in any ten seconds', async () => {
    let now = 0;
    const begun: number[] = [];
    const wait = async (ms: number) => void (now += ms);
    const limit = new RequestLimit(4, () => now, wait);
    for (let request = 0; request < 50; request++) {
      await limit.take(new AbortController().signal);
      begun.push(now);
      now += (request * 700) % 3000;
    }
    begun.forEach((time, index) => expect((begun[index + 4] ?? Infinity) - time).toBeGreaterThanOrEqual(10_000));
  });

  it('reads both forms of Retry-After', () => {
    expect(retryAfterMs('7', TIME)).toBe(7000);
    expect(retryAfterMs(new Date(TIME + 9000).toUTCString(), TIME)).toBe(9000);
    expect(retryAfterMs(new Date(TIME - 9000).toUTCString(), TIME)).toBe(0);
    expect(retryAfterMs('999999999', TIME)).toBe(600_000);
    expect(retryAfterMs('soon', TIME)).toBeUndefined();
    expect(retryAfterMs(null, TIME)).toBeUndefined();
  });

  it('keeps the records of a page that is broken', () => {
    expect(readPage('{"value":[{"id":"a"},{"error":{}}]}')).toMatchObject({
      records: [{ id: 'a' }],
      problem: expect.any(String),
    });
    expect(readPage('[]').problem).toBeDefined();
  });
});
