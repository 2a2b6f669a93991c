import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, InlineLabel, MultiCombobox } from '@grafana/ui';
import React, { useId } from 'react';

import { filterLabel } from '../../fieldLabels';
import { FILTER_FIELDS, type FilterField } from '../../fields';
import { DEFAULT_FACET_VALUES, MAX_FACET_VALUES } from '../request/readQuery';
import { type FacetsQuery } from '../types';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';
import { LimitField } from './LimitField';

interface Props {
  query: FacetsQuery;
  onChange: (query: FacetsQuery) => void;
}

/** Whose values are counted. */
export function FacetsOptions({ query, onChange }: Props) {
  const fieldsId = useId();
  return (
    <>
      <InlineFieldRow>
        <InlineLabel id={fieldsId} width={LABEL_WIDTH} as="span">
          {t('query.valuesOf', 'Values of')}
        </InlineLabel>
        <InlineField>
          <MultiCombobox<FilterField>
            aria-labelledby={fieldsId}
            width={INPUT_WIDTH}
            options={FILTER_FIELDS.map((value) => ({ value, label: filterLabel(value) }))}
            value={query.fields}
            onChange={(fields) => onChange({ ...query, fields: fields.map(({ value }) => value) })}
          />
        </InlineField>
      </InlineFieldRow>
      <LimitField
        label={t('query.valuesAtMost', 'Values at most')}
        value={query.limit}
        placeholder={DEFAULT_FACET_VALUES}
        max={MAX_FACET_VALUES}
        onChange={(limit) => onChange({ ...query, limit })}
      />
    </>
  );
}
