import { HEARTBEAT_MAPPINGS } from '@provlogs/schema/mappings';
import packageJson from '../../package.json' with { type: 'json' };

import { sourceVitals, vitals } from '../../../tests/fixtures/vitals.ts';
import { VERSION } from '../version.ts';
import { type Beat, heartbeatOf } from './heartbeat.ts';

const WORKER = { id: 'one', host: 'pod-1', pid: 7 };
const FIRST: Beat = { state: 'running', memoryBytes: 1_000, previous: undefined };

const two = vitals({
  sources: [
    sourceVitals({ lagMs: 90_500, isBehind: true, faults: 3, clockSkewMs: 250 }, { restarts: 1 }),
    sourceVitals({ lagMs: 2_000 }, { name: 'stream' }),
  ],
  elasticsearch: { retries: 9, throttled: 4, waitingMs: 2_500 },
});

/** The names of a document's values, with dots. */
function paths(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? paths(inner, `${prefix}${name}.`)
      : [`${prefix}${name}`]
  );
}

/** The same of mappings. */
function mappedPaths(properties: object, prefix = ''): string[] {
  return Object.entries(properties).flatMap(([name, mapping]: [string, object]) =>
    'properties' in mapping && typeof mapping.properties === 'object' && mapping.properties !== null
      ? mappedPaths(mapping.properties, `${prefix}${name}.`)
      : [`${prefix}${name}`]
  );
}

describe('heartbeatOf', () => {
  it('says who, how far, how much', () => {
    expect(heartbeatOf(two, WORKER, FIRST)).toMatchObject({
      '@timestamp': '2026-11-24T18:00:00.000Z',
      worker: {
        name: 'pod-1/7',
        started_at: '2026-11-24T17:58:30.000Z',
        uptime_seconds: 90,
        sources: ['graph', 'stream'],
      },
      readiness: { ready: 1, reasons: [], text: [] },
      records: { read: 30, indexed: 12, duplicate: 8, rejected: 4, too_old: 2, in_flight: 4 },
      since_last: { read: 30, seconds: 90 },
      elasticsearch: { retries: 9, throttled: 4, waiting_seconds: 2.5 },
      lag_seconds: 90.5,
      source: {
        graph: { state: 'reading', last_progress_at: '2026-11-24T17:59:59.000Z', lag_seconds: 90.5, restarts: 1 },
        stream: { state: 'idle', lag_seconds: 2 },
      },
    });
  });

  it('counts what came since the one before', () => {
    const before = heartbeatOf(vitals({ uptimeMs: 30_000 }), WORKER, FIRST);
    const { since_last: since } = heartbeatOf(two, WORKER, { ...FIRST, previous: before });
    expect(since).toEqual({ read: 15, indexed: 6, duplicate: 4, rejected: 2, too_old: 1, seconds: 60 });
  });

  it.each([
    ['stalled', sourceVitals({ isBehind: true }, { stalledMs: 1 })],
    ['failing', sourceVitals({ trouble: 'no answer' })],
    ['starting', sourceVitals({ lagMs: undefined })],
  ])('says that a source is %s', (state, source) => {
    expect(heartbeatOf(vitals({ sources: [source] }), WORKER, FIRST).source.graph?.state).toBe(state);
  });

  it('has a mapping for each of its fields, and no other', () => {
    const mapped = mappedPaths(HEARTBEAT_MAPPINGS.properties).filter((path) => !path.startsWith('source.stream.'));
    const written = paths(heartbeatOf(two, WORKER, FIRST)).filter((path) => !path.startsWith('source.stream.'));
    expect(written.sort()).toEqual(mapped.sort());
  });

  it('bears the version of the package', () => {
    expect(VERSION).toBe(packageJson.version);
  });
});
