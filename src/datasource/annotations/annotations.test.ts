import { createDataFrame, FieldType } from '@grafana/data';

import { annotationEvents } from './events';
import { annotationQuery, chosenNarrowing, kindOf, withQuery } from './kinds';

const HOUR = 3_600_000;
const series = (metric: string, values: number[], app = 'Box') =>
  createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, config: { interval: HOUR }, values: values.map((_, at) => at * HOUR) },
      { name: metric, type: FieldType.number, labels: { 'provisioning.application.name': app }, values },
    ],
  });

describe('annotations', () => {
  const filters = [{ field: 'provisioning.action' as const, values: ['create'] }];

  it.each(['failures', 'spikes', 'bursts'] as const)('keep what the user chose: %s', (kind) => {
    const query = annotationQuery(kind, { filters, identity: 'ann' }, 'Anno');
    expect(kindOf(query)).toBe(kind);
    expect(chosenNarrowing(query)).toMatchObject({ filters, identity: 'ann' });
  });

  it('ask for what the editor shows, also before anything was chosen', () => {
    const untouched = { name: 'Spikes', enable: true, iconColor: 'red' };
    const prepared = withQuery(untouched);
    expect(prepared).toEqual({ ...untouched, target: annotationQuery('spikes', {}, 'Anno') });
    expect(withQuery(prepared)).toBe(prepared);
  });

  it('mark hours with far more failing identities than usual, neighbours as one', () => {
    const query = annotationQuery('spikes', {}, 'Anno');
    const events = annotationEvents(query, [
      series('identities', [4, 4, 11, 30, 4, 13, 4, 5]),
      series('identities', [0, 9, 0, 0], 'Quiet'),
    ]);
    expect(events).toEqual([
      expect.objectContaining({ time: 3 * HOUR, timeEnd: 4 * HOUR, isRegion: true, tags: ['Box'] }),
      expect.objectContaining({ time: 5 * HOUR, timeEnd: 6 * HOUR }),
    ]);
    expect(events[0]?.text).toContain('Up to 30 identities');
    const long = annotationEvents(query, [series('identities', [0, 20, 20, 0, 0, 0])]);
    expect(long).toEqual([expect.objectContaining({ time: HOUR, timeEnd: 3 * HOUR })]);
  });

  it('mark hours in which most fails', () => {
    const events = annotationEvents(annotationQuery('bursts', {}, 'Anno'), [
      series('count', [100, 100, 19]),
      series('failures', [40, 41, 19]),
    ]);
    expect(events).toEqual([
      expect.objectContaining({ time: HOUR, title: 'Most of Box fails', text: expect.stringContaining('41 of 100') }),
    ]);
  });

  it('mark each failure', () => {
    const frame = createDataFrame({
      fields: [
        { name: '@timestamp', type: FieldType.time, values: [5] },
        { name: 'provisioning.application.name', type: FieldType.string, values: ['Box'] },
        { name: 'error.code', type: FieldType.string, values: [null] },
        { name: 'message', type: FieldType.string, values: ['Why.'] },
      ],
    });
    expect(annotationEvents(annotationQuery('failures', {}, 'Anno'), [frame])).toEqual([
      { time: 5, title: 'Provisioning failed', text: 'Why.', tags: ['Box'] },
    ]);
  });
});
