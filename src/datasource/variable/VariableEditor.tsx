import { getDefaultTimeRange, type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, InlineField } from '@grafana/ui';
import React, { useId } from 'react';

import { filterLabel } from '../../fieldLabels';
import { FILTER_FIELDS, type FilterField } from '../../fields';
import { type DataSource } from '../datasource';
import { narrowingOf } from '../narrowingOf';
import { INPUT_WIDTH, LABEL_WIDTH } from '../query/layout';
import { LimitField } from '../query/LimitField';
import { NarrowingFields } from '../query/NarrowingFields';
import { DEFAULT_FACET_VALUES, MAX_FACET_VALUES } from '../request/readQuery';
import { type FacetsQuery, type ProvisioningOptions, type ProvisioningQuery, QUERY_VERSION } from '../types';

type Props = QueryEditorProps<DataSource, ProvisioningQuery, ProvisioningOptions, FacetsQuery>;

/** Edits a template variable: whose values it offers, and within which filters (which may be other variables). */
export function VariableEditor({ datasource, query, onChange, range = getDefaultTimeRange() }: Props) {
  const fieldId = useId();
  const current: FacetsQuery = {
    ...query,
    refId: query.refId || 'variable',
    queryType: 'facets',
    version: QUERY_VERSION,
    fields: query.fields?.length ? query.fields : ['provisioning.application.name'],
  };
  return (
    <>
      <InlineField label={t('query.valuesOf', 'Values of')} labelWidth={LABEL_WIDTH} htmlFor={fieldId}>
        <Combobox<FilterField>
          id={fieldId}
          width={INPUT_WIDTH}
          options={FILTER_FIELDS.map((value) => ({ value, label: filterLabel(value) }))}
          value={current.fields[0] ?? null}
          onChange={({ value }) => onChange({ ...current, fields: [value] })}
        />
      </InlineField>
      <NarrowingFields
        narrowing={current}
        onChange={(changed) => onChange({ ...current, ...changed })}
        valuesOf={(field) => datasource.facetValues(field, narrowingOf(current), range)}
      />
      <LimitField
        label={t('query.valuesAtMost', 'Values at most')}
        value={current.limit}
        placeholder={DEFAULT_FACET_VALUES}
        max={MAX_FACET_VALUES}
        onChange={(limit) => onChange({ ...current, limit })}
      />
    </>
  );
}
