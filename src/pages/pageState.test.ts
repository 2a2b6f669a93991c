import { dateMath } from '@grafana/data';
import fc from 'fast-check';

import { DEFAULT_COLUMNS, type FilterField, FILTER_FIELDS, RANGE_FIELDS, RANGE_UNITS, RECORD_FIELDS } from '../fields';
import { DRAWER_TABS } from '../records/drawer/tabs';
import { type Condition, isEmptyCondition, withCondition } from '../records/filters/conditions';
import { type ColumnWidths, DENSITIES, INITIAL_VIEW, type ListView, TIME_FORMATS } from '../records/list/listView';

import { REFRESH_INTERVALS } from './live/refreshIntervals';
import { CLOSED } from './openRecord';
import { type AddressState, type PageState, parsePageState, serializePageState, serializeWhole } from './pageState';
import { PAGE_TABS } from './tabs/pageTabs';

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

const exclude = fc.constantFrom({}, { exclude: true as const });
const bound = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined });
const value = fc.oneof(fc.string(), fc.constantFrom(null, undefined, 'a&to=b', '%20+ä'));

const conditions: fc.Arbitrary<Condition[]> = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...RANGE_FIELDS), bound, bound, exclude)
        .map(([field, min, max, excluded]): Condition => {
          const { factor } = RANGE_UNITS[field];
          const inUnits = (number: number | undefined) => (number === undefined ? undefined : number * factor);
          return { kind: 'range', field, min: inUnits(min), max: inUnits(max), ...excluded };
        }),
      fc.tuple(fc.string(), value, value, exclude).map(([name, oldValue, newValue, excluded]): Condition => ({
        kind: 'change',
        name: name || undefined,
        oldValue,
        newValue,
        ...excluded,
      })),
      fc.record({ kind: fc.constantFrom('notIdentity', 'notText'), text: fc.string() })
    )
  )
  .map((all) =>
    all
      .filter((condition) => !isEmptyCondition(condition))
      .reduce<Condition[]>((kept, condition) => withCondition(kept, condition), [])
  );

const columns = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...RECORD_FIELDS.map(({ name }) => name)),
      fc.option(fc.integer({ min: 48, max: 2_000 }), { nil: undefined })
    ),
    { minLength: 1, selector: ([name]) => name }
  )
  .map((pairs) => ({
    columns: pairs.map(([name]) => name),
    widths: pairs.reduce<ColumnWidths>(
      (all, [name, width]) => (width === undefined ? all : { ...all, [name]: width }),
      {}
    ),
  }));

const view: fc.Arbitrary<ListView> = fc
  .tuple(columns, fc.constantFrom(...DENSITIES), fc.constantFrom(...TIME_FORMATS))
  .map(([shown, density, times]) => ({ ...shown, density, times }));

const rest: fc.Arbitrary<Omit<AddressState, keyof ListView>> = fc.record({
  from: time,
  to: time,
  timeZone: fc.constantFrom('', 'utc', 'browser', 'Europe/Berlin'),
  list: fc.constantFrom(...PAGE_TABS),
  sort: fc.record({ by: fc.constantFrom('last', 'first', 'failures'), descending: fc.boolean() }),
  resolved: fc.boolean(),
  compared: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  comparedWith: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  filters,
  excluded: filters,
  identity: text,
  text,
  conditions,
  order: fc.constantFrom('asc', 'desc'),
  refresh: fc.option(fc.constantFrom(...REFRESH_INTERVALS), { nil: undefined }),
  histogram: fc.boolean(),
  record: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  tab: fc.constantFrom(...DRAWER_TABS),
  dataSource: text,
});

const state: fc.Arbitrary<AddressState> = fc.tuple(rest, view).map(([others, shown]) => ({ ...others, ...shown }));

describe('the page in the address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(state, view, view, (before, ofWriter, ofReader) => {
        const written = serializePageState(before, '', ofWriter);
        expect(parsePageState(written, ofWriter)).toEqual(before);
        // What a user with another view sees, is what was sent, unless all of it was as it is at first.
        if (JSON.stringify(ofWriter) !== JSON.stringify(INITIAL_VIEW)) {
          expect(parsePageState(serializePageState(before, '', ofWriter), INITIAL_VIEW)).toEqual(before);
        }
        expect(parsePageState(serializePageState(before, '', ofReader), ofReader)).toEqual(before);
      })
    );
  });

  it('is whole in a view: the same for every reader, without the open record', () => {
    fc.assert(
      fc.property(state, view, (before, ofReader) => {
        const read = parsePageState(serializeWhole(before), ofReader);
        expect(read).toEqual({ ...before, ...CLOSED });
      })
    );
  });

  it('is readable where it names columns, widths and times', () => {
    const search = '?from=2026-11-20T08:00:00.000Z&to=now&columns=@timestamp:192,provisioning.status';
    expect(serializePageState(parsePageState(search), search)).toBe(search);
    expect(parsePageState('?columns=message:9,@timestamp:12a,error.code:300').widths).toEqual({
      message: 48,
      'error.code': 300,
    });
  });

  it('is read from any address without an error, and stays the same when written and read again', () => {
    const pair = fc.tuple(
      fc.oneof(
        fc.constantFrom(
          'duration',
          'valueChange',
          '-identity',
          'from',
          'to',
          'action',
          'columns',
          'order',
          'tab',
          'record',
          'status'
        ),
        fc.string()
      ),
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

  it.each([
    ['from=now-7d', 'now-7d', 'now'],
    ['from=2025-11-20', '2025-11-20T00:00:00.000Z', 'now'],
    ['from=now-7d&to=later', 'now-7d', 'now'],
    ['to=now-7d', 'now-7d-24h', 'now-7d'],
    ['to=2025-11-21', '2025-11-20T00:00:00.000Z', '2025-11-21T00:00:00.000Z'],
    ['to=now', 'now-24h', 'now'],
  ])('takes one end of the time range, and completes it: %s', (search, from, to) => {
    expect(parsePageState(`?${search}`)).toMatchObject({ from, to });
    expect(dateMath.isValid(from)).toBe(true);
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
