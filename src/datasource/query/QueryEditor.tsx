import { getDefaultTimeRange, type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { InlineField, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { type DataSource } from '../datasource';
import { type FacetsQuery, type ProvisioningOptions, type ProvisioningQuery, type RecordsQuery } from '../types';
import { FacetsOptions } from './FacetsOptions';
import { FilterFields } from './FilterFields';
import { LABEL_WIDTH } from './layout';
import { NarrowingTexts } from './NarrowingTexts';
import { RecordsOptions } from './RecordsOptions';

type Props = QueryEditorProps<DataSource, ProvisioningQuery, ProvisioningOptions>;
type QueryType = ProvisioningQuery['queryType'];

const TYPES: Array<SelectableValue<QueryType>> = [
  { label: 'Records', value: 'records', description: 'A row a record' },
  { label: 'Values', value: 'facets', description: 'The values of fields with the number of their records' },
];

/** Edits a query; the date, the seventh of the portal's filters, is the dashboard's time range. */
export function QueryEditor({ datasource, query, onChange, onRunQuery, range = getDefaultTimeRange() }: Props) {
  const change = (changed: ProvisioningQuery) => {
    onChange(changed);
    onRunQuery();
  };
  const typeField = (
    <InlineField label="Show" labelWidth={LABEL_WIDTH}>
      <RadioButtonGroup<QueryType>
        aria-label="Show"
        options={TYPES}
        value={query.queryType}
        onChange={(queryType) => change(withType(query, queryType))}
      />
    </InlineField>
  );
  if (query.queryType === 'record') {
    return typeField;
  }
  return (
    <>
      {typeField}
      <FilterFields
        narrowing={query}
        onChange={(filters) => change({ ...query, filters })}
        valuesOf={(field, narrowing) => datasource.facetValues(field, narrowing, range)}
      />
      <NarrowingTexts narrowing={query} onChange={(texts) => change({ ...query, ...texts })} />
      {query.queryType === 'facets' && <FacetsOptions query={query} onChange={change} />}
      {query.queryType === 'records' && <RecordsOptions query={query} onChange={change} />}
    </>
  );
}

/** The query as another type, with what both types know. */
function withType(query: ProvisioningQuery, queryType: QueryType): RecordsQuery | FacetsQuery {
  const { refId, hide, key, datasource } = query;
  const narrowing =
    query.queryType === 'record' ? {} : { filters: query.filters, identity: query.identity, text: query.text };
  const common = { refId, hide, key, datasource, ...narrowing };
  return queryType === 'facets'
    ? { ...common, queryType, fields: ['provisioning.status'] }
    : { ...common, queryType: 'records' };
}
