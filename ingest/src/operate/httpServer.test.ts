import { serve } from './httpServer.ts';
import type { Readiness } from './readiness.ts';

describe('serve', () => {
  let readiness: Readiness = { ready: true, reasons: [] };
  let metrics = () => Promise.resolve('a_metric 1\n');
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    server = await serve(0, { readiness: () => readiness, metrics: () => metrics(), metricsType: 'text/plain; x=y' });
  });
  afterAll(() => server.close());
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

  it('says that it is alive, ready or not', async () => {
    readiness = { ready: false, reasons: [] };
    const response = await ask('/healthz');
    expect([response.status, await response.text()]).toEqual([200, 'alive\n']);
  });

  it('answers 200 when ready, 503 with the reasons when not', async () => {
    readiness = { ready: true, reasons: [] };
    const ready = await ask('/readyz?verbose');
    expect([ready.status, await ready.json()]).toEqual([200, readiness]);
    readiness = { ready: false, reasons: [{ reason: 'starting', text: 'Wait.' }] };
    const notReady = await ask('/readyz');
    expect([notReady.status, await notReady.json()]).toEqual([503, readiness]);
    expect(notReady.headers.get('cache-control')).toBe('no-store');
  });

  it('gives the metrics as their library writes them', async () => {
    const response = await ask('/metrics');
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/plain; x=y', 'a_metric 1\n']);
  });

  it.each([
    ['/', 'GET', 404],
    ['/metrics/', 'GET', 404],
    ['/metrics', 'POST', 405],
    ['/healthz', 'DELETE', 405],
    ['/healthz', 'HEAD', 200],
  ])('answers %s %s with %d', async (path, method, status) => {
    expect((await ask(path, method)).status).toBe(status);
  });

  it('goes on when an answer can not be made, and keeps the reason to itself', async () => {
    metrics = () => Promise.reject(new Error('secret detail'));
    const response = await ask('/metrics');
    expect([response.status, await response.text()]).toEqual([500, 'The answer could not be made.\n']);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('says which port is taken', async () => {
    const answers = { readiness: () => readiness, metrics, metricsType: 'text/plain' };
    await expect(serve(server.port, answers)).rejects.toThrow(
      `HTTP_PORT ${server.port} can't be had (another program listens there). Set another one.`
    );
  });
});
