import { getDefaultTimeRange, type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { type DataSource } from '../datasource';
import { narrowingOf } from '../narrowingOf';
import { migrateQuery } from '../request/migrate';
import { type ProvisioningOptions, type ProvisioningQuery, QUERY_VERSION } from '../types';
import { CyclesOptions } from './CyclesOptions';
import { FacetsOptions } from './FacetsOptions';
import { FailingOptions } from './FailingOptions';
import { LABEL_WIDTH } from './layout';
import { NarrowingFields } from './NarrowingFields';
import { RecordsOptions } from './RecordsOptions';
import { SeriesOptions } from './SeriesOptions';

type Props = QueryEditorProps<DataSource, ProvisioningQuery, ProvisioningOptions>;
type QueryType = ProvisioningQuery['queryType'];

function types(): Array<SelectableValue<QueryType>> {
  return [
    {
      label: t('query.records', 'Records'),
      value: 'records',
      description: t('query.recordsDescription', 'A row a record'),
    },
    {
      label: t('query.series', 'Series'),
      value: 'series',
      description: t('query.seriesDescription', 'Numbers over time, or of groups'),
    },
    {
      label: t('query.values', 'Values'),
      value: 'facets',
      description: t('query.valuesDescription', 'The values of fields with the number of their records'),
    },
    {
      label: t('query.failing', 'Failing identities'),
      value: 'failing',
      description: t('query.failingDescription', 'Identities that failed and have not succeeded since'),
    },
    {
      label: t('query.cycles', 'Cycles'),
      value: 'cycles',
      description: t('query.cyclesDescription', 'What each run of a job did'),
    },
  ];
}

/** Edits a query; the date, the seventh of the portal's filters, is the dashboard's time range. */
export function QueryEditor({ datasource, query: saved, onChange, onRunQuery, range = getDefaultTimeRange() }: Props) {
  const query = saved.queryType ? saved : migrateQuery(saved);
  const change = (changed: ProvisioningQuery) => {
    onChange(changed);
    onRunQuery();
  };
  const typeField = (
    <InlineField label={t('query.show', 'Show')} labelWidth={LABEL_WIDTH}>
      <RadioButtonGroup<QueryType>
        aria-label={t('query.show', 'Show')}
        options={types()}
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
      <NarrowingFields
        narrowing={query}
        onChange={(changed) => change({ ...query, ...changed })}
        valuesOf={(field) => datasource.facetValues(field, narrowingOf(query), range)}
      />
      {query.queryType === 'series' && <SeriesOptions query={query} onChange={change} />}
      {query.queryType === 'facets' && <FacetsOptions query={query} onChange={change} />}
      {query.queryType === 'cycles' && <CyclesOptions query={query} onChange={change} />}
      {query.queryType === 'failing' && <FailingOptions query={query} onChange={change} />}
      {query.queryType === 'records' && <RecordsOptions query={query} onChange={change} />}
    </>
  );
}

/** The query as another type, with what both types know. */
function withType(query: ProvisioningQuery, queryType: QueryType): ProvisioningQuery {
  const { refId, hide, key, datasource } = query;
  const common = { refId, hide, key, datasource, version: QUERY_VERSION, ...narrowingOf(query) };
  switch (queryType) {
    case 'series':
      return { ...common, queryType, metrics: ['count'], groupBy: ['provisioning.status'] };
    case 'facets':
      return { ...common, queryType, fields: ['provisioning.status'] };
    case 'failing':
    case 'cycles':
      return { ...common, queryType };
    default:
      return { ...common, queryType: 'records' };
  }
}
