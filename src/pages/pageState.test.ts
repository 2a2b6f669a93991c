import fc from 'fast-check';

import { DEFAULT_COLUMNS, type FilterField, FILTER_FIELDS, RECORD_FIELDS } from '../fields';
import { DRAWER_TABS } from '../records/drawer/tabs';

import { type PageState, parsePageState, serializePageState } from './pageState';

const relative = fc.constantFrom('now', 'now-24h', 'now-30d', 'now-1M/M', 'now/d');
const absolute = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const time = fc.oneof(relative, absolute);
const text = fc.oneof(fc.string(), fc.constantFrom('', 'a&b=c#d', '100 %', '+ +', 'ä/€', '<b>'));

const filters = fc
  .uniqueArray(fc.constantFrom<FilterField>(...FILTER_FIELDS))
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field) =>
        fc.tuple(fc.constant(field), fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }))
      )
    )
  )
  .map((entries) => entries.reduce<PageState['filters']>((all, [field, values]) => ({ ...all, [field]: values }), {}));

const state: fc.Arbitrary<PageState> = fc.record({
  from: time,
  to: time,
  timeZone: fc.constantFrom('', 'utc', 'browser', 'Europe/Berlin'),
  filters,
  excluded: filters,
  identity: text,
  text,
  columns: fc.uniqueArray(fc.constantFrom(...RECORD_FIELDS.map(({ name }) => name)), { minLength: 1 }),
  order: fc.constantFrom('asc', 'desc'),
  histogram: fc.boolean(),
  record: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  tab: fc.constantFrom(...DRAWER_TABS.map(({ id }) => id)),
  dataSource: text,
});

describe('the page in the address', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(state, (before) => expect(parsePageState(serializePageState(before, ''))).toEqual(before)));
  });

  it('is read from any address without an error, and stays the same when written and read again', () => {
    const pair = fc.tuple(
      fc.oneof(fc.constantFrom('from', 'to', 'action', 'columns', 'order', 'tab', 'record', 'status'), fc.string()),
      fc.string()
    );
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const read = parsePageState(`?${new URLSearchParams(pairs).toString()}`);
        expect(parsePageState(serializePageState(read, ''))).toEqual(read);
      })
    );
  });

  it('leaves the keys of others alone', () => {
    const search = '?orgId=2&kiosk&status=success&theme=light';
    const written = serializePageState({ ...parsePageState(search), filters: {} }, search);
    expect([...new URLSearchParams(written)]).toEqual([
      ['orgId', '2'],
      ['kiosk', ''],
      ['theme', 'light'],
    ]);
  });

  it('is empty for the page as it is at first', () => {
    expect(serializePageState(parsePageState(''), '')).toBe('');
    expect(parsePageState('').columns).toEqual(DEFAULT_COLUMNS);
  });

  it('takes times in milliseconds, and falls back to the last day for times that are none', () => {
    expect(parsePageState('?from=1763596800000&to=2025-11-21')).toMatchObject({
      from: '2025-11-20T00:00:00.000Z',
      to: '2025-11-21T00:00:00.000Z',
    });
    expect(parsePageState('?from=soon&to=now')).toMatchObject({ from: 'now-24h', to: 'now' });
    expect(parsePageState('?from=now-5x&to=now')).toMatchObject({ from: 'now-24h', to: 'now' });
  });

  it('reads every value of a filter once, and no column that does not exist', () => {
    expect(parsePageState('?action=create&action=delete&action=create&columns=message,nonsense,message')).toMatchObject(
      {
        filters: { 'provisioning.action': ['create', 'delete'] },
        columns: ['message'],
      }
    );
  });
});
