import { type DataSourceJsonData } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

import { type FilterField } from '../fields';

export const DATA_SOURCE_TYPE = 'provlogs-elasticsearch-datasource';

/** Keeps the records whose field has one of the values, or leaves them out. */
export interface Filter {
  field: FilterField;
  values: string[];
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
  /** Words of a name, id or user principal name of either identity, each matched as the beginning of a term. */
  identity?: string;
  /** Free text in message, reason and error code. */
  text?: string;
}

/** The records of the time range, a page at a time: one frame, its `meta.custom` is `RecordsMeta`. */
export interface RecordsQuery extends DataQuery, Narrowing {
  queryType: 'records';
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
export interface FacetsQuery extends DataQuery, Narrowing {
  queryType: 'facets';
  fields: FilterField[];
  /** Values of one field, at most. */
  limit?: number;
}

/** One whole record, whatever the time range: one frame with one row, `document` is the stored document. */
export interface RecordQuery extends DataQuery {
  queryType: 'record';
  /** Elasticsearch `_id`, as the records' frame gives it. */
  documentId: string;
}

export type ProvisioningQuery = RecordsQuery | FacetsQuery | RecordQuery;

/** `meta.custom` of a records frame. */
export interface RecordsMeta {
  total: number;
  /** Where to go on, while there is more. */
  cursor?: Cursor;
}

/** `meta.custom` of a facet frame. */
export interface FacetMeta {
  field: FilterField;
  /** Records with values beyond `limit`. */
  otherCount: number;
}

/** The frame column that holds Elasticsearch's `_id`: it opens the record and is never shown. */
export const DOCUMENT_ID_COLUMN = '_id';

/** The column of a record query's frame that holds the stored document. */
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
