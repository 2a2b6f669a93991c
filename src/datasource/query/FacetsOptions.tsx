import { InlineField, InlineFieldRow, InlineLabel, MultiCombobox } from '@grafana/ui';
import React, { useId } from 'react';

import { FILTER_FIELDS, type FilterField, filterLabel } from '../../fields';
import { DEFAULT_FACET_VALUES, MAX_FACET_VALUES } from '../request/readQuery';
import { type FacetsQuery } from '../types';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';
import { LimitField } from './LimitField';

interface Props {
  query: FacetsQuery;
  onChange: (query: FacetsQuery) => void;
}

const FIELDS = FILTER_FIELDS.map((value) => ({ value, label: filterLabel(value) }));

/** Whose values are counted. */
export function FacetsOptions({ query, onChange }: Props) {
  const fieldsId = useId();
  return (
    <>
      <InlineFieldRow>
        <InlineLabel id={fieldsId} width={LABEL_WIDTH} as="span">
          Values of
        </InlineLabel>
        <InlineField>
          <MultiCombobox<FilterField>
            aria-labelledby={fieldsId}
            width={INPUT_WIDTH}
            options={FIELDS}
            value={query.fields}
            onChange={(fields) => onChange({ ...query, fields: fields.map(({ value }) => value) })}
          />
        </InlineField>
      </InlineFieldRow>
      <LimitField
        label="Values at most"
        value={query.limit}
        placeholder={DEFAULT_FACET_VALUES}
        max={MAX_FACET_VALUES}
        onChange={(limit) => onChange({ ...query, limit })}
      />
    </>
  );
}
