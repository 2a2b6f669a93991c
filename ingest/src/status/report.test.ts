import type { StatusFacts, StoredHeartbeat } from './facts.ts';
import { reportOf } from './report.ts';
import { lengthOf, tableLines } from './table.ts';

const NOW = Date.parse('2026-11-24T18:00:00Z');
const MINUTE_MS = 60_000;

function heartbeat(name: string, minutesOld: number, given: Partial<StoredHeartbeat> = {}): StoredHeartbeat {
  return {
    '@timestamp': NOW - minutesOld * MINUTE_MS,
    state: 'running',
    worker: { name, version: '0.1.0', uptime_seconds: 90_000, sources: ['graph'] },
    readiness: { ready: 1, reasons: [], text: [] },
    records: { read: 10, indexed: 7, duplicate: 1, rejected: 1, too_old: 1, in_flight: 0 },
    source: { graph: { state: 'idle', seconds_since_progress: 5, lag_seconds: 0, faults: 0, restarts: 0 } },
    ...given,
  };
}

const report = (facts: Partial<StatusFacts>) =>
  reportOf(
    { heartbeats: [], checkpoints: [], records: { total: 0, newest: undefined, lastDay: [] }, rejects: [], ...facts },
    NOW
  );
const stream = (name: string, minutesOld: number) =>
  heartbeat(name, minutesOld, { worker: { name, version: '0.1.0', uptime_seconds: 1, sources: ['stream'] } });

describe('reportOf', () => {
  it('shows a worker that is well, and finds nothing wrong', () => {
    const { lines, problems } = report({ heartbeats: [heartbeat('pod-1/7', 1)] });
    expect(problems).toEqual([]);
    expect(lines.join('\n')).toMatch(/pod-1\/7 +running +60 s ago +25 h +yes +0\.1\.0 +10 +7 +1 +1 +1\n/);
    expect(lines.join('\n')).toMatch(/graph +pod-1\/7 +idle +0 s +5 s ago +0 +0\n/);
  });

  it('finds nothing wrong where nobody ever followed anything', () => {
    expect(report({}).problems).toEqual([]);
  });

  it.each<[string, Partial<StatusFacts>, RegExp]>([
    ['a silent worker', { heartbeats: [heartbeat('a/1', 4)] }, /^a\/1 has been silent for 4 min and nobody/],
    [
      'a silent worker beside one that follows something else',
      { heartbeats: [heartbeat('a/1', 4), stream('b/1', 0)] },
      /^a\/1 has been silent/,
    ],
    [
      'nobody at work',
      { heartbeats: [heartbeat('a/1', 4, { state: 'stopped' })] },
      /^No worker is running.*provlogs run/,
    ],
    [
      'a worker that is not ready',
      { heartbeats: [heartbeat('a/1', 0, { readiness: { ready: 0, reasons: ['starting'], text: ['Wait.'] } })] },
      /^a\/1: Wait\.$/,
    ],
    ['rejects', { rejects: [['noId', 3]] }, /^Input was rejected.*provisioning-rejects/],
    [
      'what may not be read',
      { records: { notSeen: 'These credentials may not' } },
      /^Records: These credentials may not/,
    ],
  ])('says what to do about %s', (_name, facts, problem) => {
    expect(report(facts).problems).toEqual([expect.stringMatching(problem)]);
  });

  it('has no alarm for a worker whose work another one does', () => {
    const { lines, problems } = report({ heartbeats: [heartbeat('a/1', 400), heartbeat('a/2', 0)] });
    expect(problems).toEqual([]);
    expect(lines.join('\n')).toMatch(/a\/1 +replaced/);
  });

  it('does not take a worker that was stopped for one that does the work', () => {
    const heartbeats = [heartbeat('a/1', 10), heartbeat('a/2', 1, { state: 'stopped' })];
    expect(report({ heartbeats }).problems).toEqual([expect.stringMatching(/^a\/1 has been silent/)]);
  });

  it('shows how far each tenant is complete', () => {
    const checkpoints = [
      { tenant_id: 't', closed_until: NOW - 65 * MINUTE_MS, updated_at: NOW - MINUTE_MS, worker: { host: 'h' } },
    ];
    const { lines, problems } = report({ checkpoints });
    expect(lines).toContain('  t       2026-11-24T16:55:00.000Z (65 min ago)  60 s ago  h');
    expect(problems).toEqual([expect.stringMatching(/^No worker is running/)]);
  });
});

describe('tableLines', () => {
  it('aligns columns, and lets no text move the cursor', () => {
    expect(
      tableLines([
        ['a', 'b'],
        ['long\u001b[2J', 'c'],
        ['x\n', 'd'],
      ])
    ).toEqual(['a         b', 'long [2J  c', 'x         d']);
  });
});

describe('lengthOf', () => {
  it.each([
    [-5, '0 s'],
    [119_000, '119 s'],
    [120_000, '2 min'],
    [47 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 d'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(lengthOf(ms)).toBe(text);
  });
});
