import { sourceVitals, vitals } from '../../../tests/fixtures/vitals.ts';
import { readinessOf } from './readiness.ts';
import type { Vitals } from './vitals.ts';

const MINUTE_MS = 60_000;
const waiting = (waitingMs: number): Partial<Vitals> => ({ elasticsearch: { retries: 1, throttled: 0, waitingMs } });

describe('readinessOf', () => {
  it.each<[string, Partial<Vitals>]>([
    ['it has read everything', {}],
    ['it reads what piled up for weeks', { sources: [sourceVitals({ isBehind: true, lagMs: 30 * 1440 * MINUTE_MS })] }],
    ['there is nothing to read for an hour', { sources: [sourceVitals({ sinceProgressMs: 60 * MINUTE_MS })] }],
    ['a few tries failed', { sources: [sourceVitals({ trouble: 'no answer', sinceProgressMs: 4 * MINUTE_MS })] }],
    ['Elasticsearch is restarted', waiting(0.9 * MINUTE_MS)],
  ])('is ready while %s', (_name, given) => {
    expect(readinessOf(vitals(given))).toEqual({ ready: true, reasons: [] });
  });

  it.each<[string, Partial<Vitals>, RegExp]>([
    ['starting', { sources: [] }, /^It waits for Elasticsearch\..*provlogs check$/],
    ['starting', { sources: [sourceVitals({ lagMs: undefined, trouble: 'no answer' })] }, /^graph: .*\(no answer\)/],
    ['stopping', { isStopping: true }, /told to stop/],
    ['elasticsearchUnavailable', waiting(3 * MINUTE_MS), /taken no record for 3 minutes.*disk/],
    ['sourceStalled', { sources: [sourceVitals({}, { stalledMs: 6 * MINUTE_MS })] }, /^graph: .*for 6 minutes/],
    [
      'sourceFailing',
      { sources: [sourceVitals({ trouble: 'Graph answered 503 (x)', sinceProgressMs: 5 * MINUTE_MS })] },
      /^graph: Graph answered 503 \(x\) \(for 5 minutes\)/,
    ],
    ['heartbeatFailing', { heartbeatProblem: 'no such index' }, /no such index.*provlogs check/],
    ['retentionFailing', { retentionProblem: 'It is expired.' }, /^It is expired\.$/],
  ])('says %s, and what to do', (reason, given, text) => {
    const { ready, reasons } = readinessOf(vitals(given));
    expect(ready).toBe(false);
    expect(reasons).toEqual([{ reason, text: expect.stringMatching(text) }]);
  });

  it('gives every reason', () => {
    const sources = [sourceVitals({}, { stalledMs: 1 }), sourceVitals({ lagMs: undefined }, { name: 'stream' })];
    const { reasons } = readinessOf(vitals({ sources, heartbeatProblem: 'x', ...waiting(5 * MINUTE_MS) }));
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'elasticsearchUnavailable',
      'sourceStalled',
      'starting',
      'heartbeatFailing',
    ]);
  });
});
