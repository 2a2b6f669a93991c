import { missingOutcomes, valuesOf } from '../../../tests/fixtures/metricsText.ts';
import { sourceVitals, vitals } from '../../../tests/fixtures/vitals.ts';
import { FAMILIES, Metrics } from './metrics.ts';

describe('Metrics', () => {
  it('gives what the vitals say', async () => {
    const metrics = new Metrics(() =>
      vitals({
        sources: [
          sourceVitals(
            { lagMs: 90_500, isBehind: true, faults: 3, throttled: 2, clockSkewMs: -1_500 },
            { restarts: 1 }
          ),
          sourceVitals({ lagMs: undefined }, { name: 'stream' }),
        ],
        clockSkewMs: 86_400_000,
        elasticsearch: { retries: 9, throttled: 4, waitingMs: 2_500 },
      })
    );
    const values = valuesOf(await metrics.text());
    expect(Object.fromEntries([...values].filter(([name]) => name.startsWith('provlogs_')))).toMatchObject({
      'provlogs_records_read_total{source="graph"}': 15,
      'provlogs_records_total{source="graph",outcome="too_old"}': 1,
      'provlogs_rejects_total{source="graph",reason="noId"}': 2,
      'provlogs_source_lag_seconds{source="graph"}': 90.5,
      'provlogs_source_behind{source="graph"}': 1,
      'provlogs_source_seconds_since_progress{source="stream"}': 1,
      'provlogs_source_faults_total{source="graph"}': 3,
      'provlogs_source_throttled_total{source="graph"}': 2,
      'provlogs_source_restarts_total{source="graph"}': 1,
      'provlogs_source_clock_skew_seconds{source="graph"}': -1.5,
      provlogs_elasticsearch_clock_skew_seconds: 86_400,
      provlogs_elasticsearch_retries_total: 9,
      provlogs_elasticsearch_throttled_total: 4,
      provlogs_elasticsearch_waiting_seconds: 2.5,
      provlogs_ready: 0,
      'provlogs_not_ready{reason="starting"}': 1,
      'provlogs_not_ready{reason="sourceStalled"}': 0,
    });
    expect(values.has('provlogs_source_lag_seconds{source="stream"}')).toBe(false);
    expect(values.has('provlogs_newest_record_timestamp_seconds')).toBe(false);
    expect(values.has('process_resident_memory_bytes')).toBe(true);
  });

  it('balances in every answer, however many are made at once while records move', async () => {
    const counts = { read: 0, indexed: 0, duplicate: 0, rejected: 0, tooOld: 0 };
    const inFlight = () => counts.read - counts.indexed - counts.duplicate;
    const metrics = new Metrics(() => {
      // Whoever looks twice in one answer sees two moments.
      counts.read += 2;
      return vitals({ sources: [sourceVitals({}, { counts: { ...counts }, inFlight: inFlight() })] });
    });
    const answers: Array<Promise<string>> = [];
    for (let n = 0; n < 50; n++) {
      counts.read += 3;
      answers.push(metrics.text());
      await Promise.resolve();
      counts.indexed += n % 3;
      counts.duplicate += 1;
    }
    for (const text of await Promise.all(answers)) {
      expect(missingOutcomes(valuesOf(text), 'graph')).toBe(0);
    }
  });

  it('counts records by application, for so many applications at most', async () => {
    const metrics = new Metrics(vitals);
    const activityTime = Date.parse('2026-11-24T17:59:00Z');
    const names = new Array(1_000).fill(0).map((_zero, n) => `app ${n}`);
    for (const application of [...names, undefined, 'app 0', `"}\n${'x'.repeat(500)}`]) {
      metrics.indexed({ activityTime, status: 'failure', application }, activityTime + 40_000);
    }
    const values = valuesOf(await metrics.text());
    const series = [...values.keys()].filter((name) => name.startsWith('provlogs_indexed_records_total'));
    expect(series).toHaveLength(201);
    expect(values.get('provlogs_indexed_records_total{application="app 0",status="failure"}')).toBe(2);
    expect(values.get('provlogs_indexed_records_total{application="other",status="failure"}')).toBe(802);
  });

  it('measures the delay from the activity, and never less than none', async () => {
    const metrics = new Metrics(vitals);
    const activityTime = Date.parse('2026-11-24T17:59:00Z');
    metrics.indexed({ activityTime, status: 'success', application: 'a' }, activityTime + 40_000);
    metrics.indexed({ activityTime: activityTime - 1, status: 'success', application: 'a' }, activityTime - 5_000);
    const values = valuesOf(await metrics.text());
    expect(values.get('provlogs_ingest_delay_seconds_bucket{le="30"}')).toBe(1);
    expect(values.get('provlogs_ingest_delay_seconds_bucket{le="60"}')).toBe(2);
    expect(values.get('provlogs_ingest_delay_seconds_sum')).toBe(40);
    expect(values.get('provlogs_newest_record_timestamp_seconds')).toBe(activityTime / 1000);
  });

  it('has its own names only', () => {
    for (const { name } of FAMILIES) {
      expect(name).toMatch(/^provlogs_[a-z_]+$/);
    }
  });
});
