import { Combobox, InlineField } from '@grafana/ui';
import React, { useId } from 'react';

import { type FilterField, filterLabel } from '../../fields';
import { type Filter, type Narrowing } from '../types';
import { FilterRow } from './FilterRow';
import { isPortalFilter, otherFields, shownFilters, withFilter } from './filters';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';

interface Props {
  narrowing: Narrowing;
  onChange: (filters: Filter[]) => void;
  /** Values of a field within a narrowing, most frequent first. */
  valuesOf: (field: FilterField, narrowing: Narrowing) => Promise<string[]>;
}

/** The filters on fields. */
export function FilterFields({ narrowing, onChange, valuesOf }: Props) {
  const addId = useId();
  const { filters = [], identity, text } = narrowing;
  const others = otherFields(filters);
  return (
    <>
      {shownFilters(filters).map((filter, position) => (
        <FilterRow
          key={`${filter.field}-${position}`}
          filter={filter}
          onChange={(changed) => onChange(withFilter(filters, position, changed))}
          onRemove={isPortalFilter(position) ? undefined : () => onChange(withFilter(filters, position, undefined))}
          values={() => valuesOf(filter.field, { filters, identity, text })}
        />
      ))}
      {others.length > 0 && (
        <InlineField label="Add a filter" labelWidth={LABEL_WIDTH} htmlFor={addId}>
          <Combobox<FilterField>
            id={addId}
            width={INPUT_WIDTH}
            placeholder="Choose a field"
            options={others.map((value) => ({ value, label: filterLabel(value) }))}
            value={null}
            onChange={({ value }) => onChange([...filters, { field: value, values: [] }])}
          />
        </InlineField>
      )}
    </>
  );
}
