import { type SelectableValue } from '@grafana/data';
import { InlineField, InlineLabel, InlineFieldRow, MultiCombobox, RadioButtonGroup } from '@grafana/ui';
import React, { useId } from 'react';

import { DEFAULT_COLUMNS, RECORD_FIELDS } from '../../fields';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../request/readQuery';
import { type RecordsQuery } from '../types';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';
import { LimitField } from './LimitField';

interface Props {
  query: RecordsQuery;
  onChange: (query: RecordsQuery) => void;
}

const ORDERS: Array<SelectableValue<'desc' | 'asc'>> = [
  { label: 'Newest first', value: 'desc' },
  { label: 'Oldest first', value: 'asc' },
];

const FORMATS: Array<SelectableValue<'table' | 'logs'>> = [
  { label: 'List', value: 'table', description: 'For tables and the Provisioning Logs panel' },
  { label: 'Log lines', value: 'logs', description: 'For Explore and logs panels' },
];

const COLUMNS = RECORD_FIELDS.map(({ name, label }) => ({ value: String(name), label }));

/** What a list of records shows. */
export function RecordsOptions({ query, onChange }: Props) {
  const columnsId = useId();
  const logs = query.format === 'logs';
  return (
    <>
      <InlineFieldRow>
        <InlineField label="As" labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup<'table' | 'logs'>
            aria-label="As"
            options={FORMATS}
            value={query.format ?? 'table'}
            // Columns of the one are labels of the other.
            onChange={(format) => onChange({ ...query, format, columns: undefined })}
          />
        </InlineField>
        <InlineField label="Order">
          <RadioButtonGroup<'desc' | 'asc'>
            aria-label="Order"
            options={ORDERS}
            value={query.order ?? 'desc'}
            onChange={(order) => onChange({ ...query, order })}
          />
        </InlineField>
        <LimitField
          label="Records at most"
          value={query.limit}
          placeholder={DEFAULT_PAGE_SIZE}
          max={MAX_PAGE_SIZE}
          onChange={(limit) => onChange({ ...query, limit })}
        />
      </InlineFieldRow>
      <InlineFieldRow>
        <InlineLabel id={columnsId} width={LABEL_WIDTH} as="span">
          {logs ? 'Labels' : 'Columns'}
        </InlineLabel>
        <InlineField>
          <MultiCombobox<string>
            aria-labelledby={columnsId}
            width={INPUT_WIDTH}
            options={COLUMNS}
            placeholder={logs ? 'Everything that can be filtered by' : undefined}
            value={query.columns ?? (logs ? [] : [...DEFAULT_COLUMNS])}
            onChange={(columns) =>
              onChange({ ...query, columns: columns.length === 0 ? undefined : columns.map(({ value }) => value) })
            }
          />
        </InlineField>
      </InlineFieldRow>
    </>
  );
}
