import { dateMath } from '@grafana/data';

import { type FilterField, FILTER_FIELDS } from '../fields';
import {
  activeFilters,
  type ChosenValues,
  FILTER_KINDS,
  type FilterKind,
  type FilterState,
} from '../records/filters/filterState';
import { type Order } from '../records/list/ListHeader';
import {
  columnNamed,
  type ColumnWidths,
  DENSITIES,
  INITIAL_VIEW,
  type ListView,
  TIME_FORMATS,
  widthWithin,
} from '../records/list/listView';

import { addressOf, CONDITION_KEYS, conditionsOf } from './conditionAddress';
import { type FailingSort, INITIAL_SORT, readSort, sortText } from './failing/failingSort';
import { type RefreshInterval, refreshInterval } from './live/refreshIntervals';
import { CLOSED, OPEN_RECORD_KEYS, type OpenRecord, openRecordOf } from './openRecord';
import { PAGE_TABS, type PageTab } from './tabs/pageTabs';

/** Everything that decides what the page shows beside the open record. */
export interface PageState extends FilterState, ListView {
  /** What of the records that the filters match. */
  list: PageTab;
  /** Date math (`now-24h`) or ISO 8601. */
  from: string;
  to: string;
  /** As Grafana names time zones; empty: the user's. */
  timeZone: string;
  order: Order;
  /** Order of the identities that fail. */
  sort: FailingSort;
  /** Whether identities that have succeeded since are among them. */
  resolved: boolean;
  /** Cycle that is compared with another; undefined: cycles are listed. */
  compared?: string;
  /** The other one; undefined: the one before. */
  comparedWith?: string;
  /** How often new records are looked for; undefined: never. */
  refresh?: RefreshInterval;
  /** Whether the records over time are shown above the list. */
  histogram: boolean;
  /** Uid of the data source; empty: the default one, or the first there is. */
  dataSource: string;
}

/** Everything of the page that is kept in the address. */
export type AddressState = PageState & OpenRecord;

const DAY_MS = 86_400_000;
const DEFAULT_RANGE = { from: 'now-24h', to: 'now' };

/** Names of the filters in the address, with a `-` in front where values are left out. Links to the page rely on them. */
const FILTER_KEYS: Record<FilterField, string> = {
  'provisioning.action': 'action',
  'provisioning.application.name': 'application',
  'provisioning.source_system.name': 'sourceSystem',
  'provisioning.target_system.name': 'targetSystem',
  'provisioning.status': 'status',
  'provisioning.source_identity.type': 'sourceType',
  'error.code': 'errorCode',
  'provisioning.error.class': 'errorClass',
  'provisioning.error.fingerprint': 'errorFingerprint',
  'provisioning.skip_reason': 'skipReason',
  'provisioning.failed_step': 'failedStep',
  'provisioning.changed': 'changed',
  'provisioning.job_id': 'job',
  'provisioning.cycle_id': 'cycle',
  'provisioning.change_id': 'change',
  'provisioning.identity.id': 'identityId',
  'provisioning.identity.name': 'identityName',
  'provisioning.target_identity.type': 'targetType',
  'provisioning.initiated_by.name': 'initiatedBy',
  'provisioning.initiated_by.type': 'initiatorType',
  'provisioning.error.category': 'errorCategory',
  'provisioning.error.http_status': 'httpStatus',
  'provisioning.error.scim_type': 'scimType',
  'provisioning.application.id': 'applicationId',
  'organization.id': 'tenant',
};

const OWN_KEYS = [
  ...FILTER_FIELDS.flatMap((field) => FILTER_KINDS.map((kind) => keyOf(field, kind))),
  ...CONDITION_KEYS,
  ...OPEN_RECORD_KEYS,
  ...[
    'from',
    'to',
    'timezone',
    'list',
    'sort',
    'resolved',
    'compared',
    'comparedWith',
    'identity',
    'text',
    'columns',
    'density',
    'times',
    'order',
    'refresh',
    'histogram',
    'dataSource',
  ],
];

/**
 * Reads the page's state from an address's query; what it does not say, or says wrongly, is as it is at first, or, of
 * how records are listed, as `kept` has it.
 */
export function parsePageState(search: string, kept: ListView = INITIAL_VIEW): AddressState {
  const params = new URLSearchParams(search);
  const text = (key: string) => params.get(key) ?? '';
  return {
    ...rangeOf(text('from'), text('to')),
    timeZone: text('timezone'),
    list: PAGE_TABS.find((tab) => tab === text('list')) ?? 'records',
    sort: readSort(text('sort')),
    resolved: text('resolved') === 'shown',
    compared: text('compared') || undefined,
    comparedWith: text('comparedWith') || undefined,
    filters: valuesOf(params, 'filters'),
    excluded: valuesOf(params, 'excluded'),
    identity: text('identity'),
    text: text('text'),
    conditions: conditionsOf(params),
    ...(readColumns(text('columns')) ?? { columns: kept.columns, widths: kept.widths }),
    density: DENSITIES.find((density) => density === text('density')) ?? kept.density,
    times: TIME_FORMATS.find((times) => times === text('times')) ?? kept.times,
    order: text('order') === 'asc' ? 'asc' : 'desc',
    refresh: refreshInterval(text('refresh')),
    histogram: text('histogram') !== 'hidden',
    ...openRecordOf(params),
    dataSource: text('dataSource'),
  };
}

/**
 * The address's query for a state. What is as it is at first is left out, unless it would be read as `kept`; keys of
 * others stay.
 */
export function serializePageState(state: AddressState, search: string, kept: ListView = INITIAL_VIEW): string {
  return queryOf(state, search, (textOf) => textOf(kept) !== textOf(INITIAL_VIEW));
}

/**
 * The address's query for what a state shows, with how it lists it, so that it is the same for everyone; without the
 * open record. Keys of others stay.
 */
export function serializeWhole(state: PageState, search = ''): string {
  return queryOf({ ...state, ...CLOSED }, search, () => true);
}

/** `told` decides whether a part of how records are listed is written though it is as it is at first. */
function queryOf(state: AddressState, search: string, told: (textOf: (view: ListView) => string) => boolean): string {
  const params = new URLSearchParams(search);
  OWN_KEYS.forEach((key) => params.delete(key));
  const set = (key: string, value: string, initial = '') => {
    if (value !== initial) {
      params.set(key, value);
    }
  };
  if (state.from !== DEFAULT_RANGE.from || state.to !== DEFAULT_RANGE.to) {
    params.set('from', state.from);
    params.set('to', state.to);
  }
  set('timezone', state.timeZone);
  set('list', state.list, 'records');
  set('sort', sortText(state.sort), sortText(INITIAL_SORT));
  set('resolved', state.resolved ? 'shown' : '');
  set('compared', state.compared ?? '');
  set('comparedWith', state.comparedWith ?? '');
  set('identity', state.identity);
  set('text', state.text);
  for (const { field, kind, values } of activeFilters(state)) {
    values.forEach((value) => params.append(keyOf(field, kind), value));
  }
  const setView = (key: string, textOf: (view: ListView) => string) => {
    if (told(textOf) || textOf(state) !== textOf(INITIAL_VIEW)) {
      params.set(key, textOf(state));
    }
  };
  for (const condition of state.conditions) {
    params.append(...addressOf(condition));
  }
  setView('columns', columnsText);
  setView('density', ({ density }) => density);
  setView('times', ({ times }) => times);
  set('order', state.order, 'desc');
  set('refresh', state.refresh ?? '');
  set('histogram', state.histogram ? '' : 'hidden');
  set('record', state.record ?? '');
  set('tab', state.tab, CLOSED.tab);
  set('dataSource', state.dataSource);
  // These need not be escaped in a query, and names of columns and times are full of them.
  const query = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%40', '@');
  return query === '' ? '' : `?${query}`;
}

/** "@timestamp:192,provisioning.status": names, with the width where there is one. */
function columnsText({ columns, widths }: ListView): string {
  return columns.map((name) => (widths[name] === undefined ? name : `${name}:${widths[name]}`)).join(',');
}

/** Undefined when the text names no column. */
function readColumns(text: string): Pick<ListView, 'columns' | 'widths'> | undefined {
  const widths: ColumnWidths = {};
  const columns = text.split(',').flatMap((part) => {
    const [name, width] = part.split(':');
    const column = columnNamed(name);
    if (column && width !== undefined && /^\d{1,5}$/.test(width)) {
      widths[column] = widthWithin(Number(width));
    }
    return column ?? [];
  });
  return columns.length > 0 ? { columns: [...new Set(columns)], widths } : undefined;
}

function keyOf(field: FilterField, kind: FilterKind): string {
  return kind === 'excluded' ? `-${FILTER_KEYS[field]}` : FILTER_KEYS[field];
}

function valuesOf(params: URLSearchParams, kind: FilterKind): ChosenValues {
  const chosen: ChosenValues = {};
  for (const field of FILTER_FIELDS) {
    const values = params.getAll(keyOf(field, kind)).filter((value) => value !== '');
    if (values.length > 0) {
      chosen[field] = [...new Set(values)];
    }
  }
  return chosen;
}

/** What is missing, or no time, is `now` for the end, and a day before the end for the start. */
function rangeOf(from: string, to: string): Pick<PageState, 'from' | 'to'> {
  const end = timeOf(to) ?? DEFAULT_RANGE.to;
  return { from: timeOf(from) ?? dayBefore(end), to: end };
}

function dayBefore(time: string): string {
  return dateMath.isMathString(time) ? `${time}-24h` : new Date(Date.parse(time) - DAY_MS).toISOString();
}

/** Date math as it stands, times in milliseconds or ISO 8601 as ISO 8601; undefined for anything else. */
function timeOf(text: string): string | undefined {
  if (dateMath.isMathString(text)) {
    return dateMath.isValid(text) ? text : undefined;
  }
  const time = new Date(/^-?\d+$/.test(text) ? Number(text) : text);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
