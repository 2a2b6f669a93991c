import { type DataSourceJsonData } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

import { type FilterField, type RangeField } from '../fields';

export const DATA_SOURCE_TYPE = 'provlogs-elasticsearch-datasource';

/**
 * Of the query model. Queries without a version are those of 0.1.0 and those that Grafana makes of nothing:
 * `request/migrate.ts` brings them up to date.
 */
export const QUERY_VERSION = 1;

/** Keeps the records whose field has one of the values, or leaves them out. */
export interface Filter {
  field: FilterField;
  values: string[];
  exclude?: boolean;
}

/** Keeps the records whose number is within the bounds, both included, or leaves them out. */
export interface RangeFilter {
  field: RangeField;
  /** In the field's unit (`src/fields.ts`). */
  min?: number;
  max?: number;
  exclude?: boolean;
}

/** Keeps the records in which one property was changed so, or leaves them out. What is not given may be anything. */
export interface ChangeFilter {
  name?: string;
  /** Null: it had no value. */
  oldValue?: string | null;
  /** Null: it has no value now. */
  newValue?: string | null;
  exclude?: boolean;
}

/**
 * Where a page of records ended: the sort values of its last record (`search_after`). Null where that record has no
 * such field: the index may hold documents of others.
 */
export type Cursor = Array<string | number | null>;

/** What every kind of query can be narrowed by, next to the time range. */
export interface Narrowing {
  filters?: Filter[];
  ranges?: RangeFilter[];
  changes?: ChangeFilter[];
  /** Words of a name, id or user principal name of either identity, each matched as the beginning of a term. */
  identity?: string;
  /** As `identity`: records that it finds are left out. */
  notIdentity?: string;
  /** Free text in message, reason, error code and descriptions of the steps: `"exact phrase"`, `begin*`. */
  text?: string;
  /** As `text`: records that it finds are left out. */
  notText?: string;
}

interface Versioned extends DataQuery {
  version?: number;
}

/** The records of the time range, a page at a time: one frame, its `meta.custom` is `RecordsMeta`. */
export interface RecordsQuery extends Versioned, Narrowing {
  queryType: 'records';
  /** `logs`: log lines as Explore and logs panels read them, instead of a field a column. */
  format?: 'table' | 'logs';
  /** Elasticsearch fields; `DEFAULT_COLUMNS` when left out. */
  columns?: string[];
  /** Also the whole stored documents, in the field `document`: for downloads. */
  documents?: boolean;
  order?: 'desc' | 'asc';
  /** Records of one page, at most 10,000 (Elasticsearch's own bound). */
  limit?: number;
  after?: Cursor;
}

/**
 * The values of fields in the time range with their counts, most frequent first, each narrowed by every filter but
 * its own: one frame a field with `value` and `count`, its `meta.custom` is `FacetMeta`.
 */
export interface FacetsQuery extends Versioned, Narrowing {
  queryType: 'facets';
  fields: FilterField[];
  /** Only values that have this in them, in any letter case. */
  contains?: string;
  /** Values of one field, at most. */
  limit?: number;
}

/** What a series counts. Durations are percentiles, in nanoseconds. */
export const METRICS = [
  'count',
  'failures',
  'failureRatio',
  'identities',
  'durationP50',
  'durationP90',
  'durationP95',
  'durationP99',
] as const;
export type Metric = (typeof METRICS)[number];

/** Widths of the points of a series; days, weeks and months are the calendar's, in the dashboard's time zone. */
export const INTERVALS = [
  '1s',
  '5s',
  '10s',
  '30s',
  '1m',
  '5m',
  '10m',
  '15m',
  '30m',
  '1h',
  '3h',
  '6h',
  '12h',
  '1d',
  '1w',
  '1M',
] as const;
export type Interval = (typeof INTERVALS)[number];

/**
 * Numbers over time: a frame a group and metric with `Time` and the metric. With the interval `none`, numbers of the
 * whole time range: one frame, a row a group. Records that lack a field of `groupBy` are left out.
 */
export interface SeriesQuery extends Versioned, Narrowing {
  queryType: 'series';
  metrics: Metric[];
  /** At most two fields; of the second, the top groups within each of the first. */
  groupBy?: FilterField[];
  /** Groups of a field, at most: those with the most of the first metric. */
  limit?: number;
  /** Whether a last group has the rest, where the metrics can tell; true when left out. */
  other?: boolean;
  /** `auto` (when left out) fits the panel's width. */
  interval?: Interval | 'auto' | 'none';
  /** Names the groups of the status as log levels, as Explore's histogram wants them. */
  levels?: boolean;
  /** Of an annotation: which intervals it marks. The numbers are the same. */
  mark?: 'spikes' | 'bursts';
}

/** One whole record, whatever the time range: one frame with one row, `document` is the stored document. */
export interface RecordQuery extends Versioned {
  queryType: 'record';
  /** Elasticsearch `_id`, as the records' frame gives it. */
  documentId: string;
  /** The record's `@timestamp`, where it is known: then no other day's index is looked into. Milliseconds since 1970. */
  time?: number;
}

/** Identities that failed and are looked at by one query. */
export const MAX_FAILING = 10_000;
/** Cycles of one query. */
export const MAX_CYCLES = 1000;

/**
 * The identities that failed in the time range, once a job (or an application, where records have no job), and not
 * succeeded since: one frame, a row an identity, the latest failure first; its `meta.custom` is `FailingMeta`. The
 * query narrows the failures: a later success counts whatever it narrows.
 */
export interface FailingQuery extends Versioned, Narrowing {
  queryType: 'failing';
  /** Also those that have succeeded since. */
  resolved?: boolean;
  /** Identities that failed and are looked at, at most `MAX_FAILING`. */
  limit?: number;
}

/** The cycles that have records in the time range, the newest first: one frame, a row a cycle. */
export interface CyclesQuery extends Versioned, Narrowing {
  queryType: 'cycles';
  /** Cycles, at most `MAX_CYCLES`. */
  limit?: number;
}

/** What became of an identity that failed in one of two cycles. */
export const CYCLE_CHANGES = ['newlyFailing', 'stillFailing', 'resolved', 'notSeenAgain', 'neither'] as const;
export type CycleChange = (typeof CYCLE_CHANGES)[number];

/** The identities that failed in a cycle or in the one before: one frame, a row an identity. */
export interface ComparisonQuery extends Versioned, Narrowing {
  queryType: 'comparison';
  /** Cycle IDs. */
  cycle: string;
  before: string;
  /** Identities that failed and are looked at, in both cycles together, at most `MAX_FAILING`. */
  limit?: number;
}

export type ProvisioningQuery =
  RecordsQuery | SeriesQuery | FacetsQuery | RecordQuery | FailingQuery | CyclesQuery | ComparisonQuery;

/** `meta.custom` of a records frame. */
export interface RecordsMeta {
  /** Records that match, on this page or not; of the first page only. */
  total?: number;
  /** Where to go on, while there is more. */
  cursor?: Cursor;
}

/** `meta.custom` of a facet frame. */
export interface FacetMeta {
  field: FilterField;
  /** Records with values beyond `limit`. */
  otherCount: number;
}

/** The columns of a failing frame that are no fields of records: numbers, times and a duration in milliseconds. */
export const FAILING_COLUMNS = {
  failures: 'failures',
  first: 'firstFailure',
  last: 'lastFailure',
  resolvedAt: 'resolvedAt',
  untilResolved: 'untilResolved',
} as const;

/** The columns of a cycles frame that are no fields of records, besides a column a status and an action. */
export const CYCLE_COLUMNS = {
  start: 'start',
  end: 'end',
  records: 'records',
  failing: 'failingIdentities',
} as const;

/** The column of a comparison frame that has a `CycleChange`. */
export const CHANGE_COLUMN = 'change';

/** `meta.custom` of a failing frame. */
export interface FailingMeta {
  /** Identities that failed. */
  failed: number;
  /** Those of them that have not succeeded since. */
  failing: number;
  /** Whether more have failed than were looked at. */
  cut: boolean;
}

/** Our panel, which Explore may show frames in. */
export const RECORDS_PANEL_ID = 'provlogs-records-panel';

/** The frame column that holds Elasticsearch's `_id`: it opens the record and is never shown. */
export const DOCUMENT_ID_COLUMN = '_id';

/** The column that holds the stored document. */
export const DOCUMENT_COLUMN = 'document';

export type AuthMethod = 'none' | 'basic' | 'apiKey';

export interface ProvisioningOptions extends DataSourceJsonData {
  /** Elasticsearch's address as Grafana's server reaches it. The data source's own `url` stays empty. */
  elasticsearchUrl?: string;
  /** Index pattern, default `provisioning-logs-*`. */
  index?: string;
  authMethod?: AuthMethod;
  tlsSkipVerify?: boolean;
  /** Trust the certificate authority in `tlsCACert`. */
  tlsAuthWithCACert?: boolean;
  /** The Entra admin centre's address: then a record links to its application there. */
  entraUrl?: string;
  /** Kibana's address: then a record links to itself there. */
  kibanaUrl?: string;
  /** Id of the data view in Kibana, its default one when left out. */
  kibanaDataView?: string;
}

export interface ProvisioningSecrets {
  apiKey?: string;
  basicAuthPassword?: string;
  tlsCACert?: string;
}
