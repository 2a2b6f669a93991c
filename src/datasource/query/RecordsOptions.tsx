import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, InlineLabel, InlineFieldRow, MultiCombobox, RadioButtonGroup } from '@grafana/ui';
import React, { useId } from 'react';

import { fieldLabel } from '../../fieldLabels';
import { DEFAULT_COLUMNS, RECORD_FIELDS } from '../../fields';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../request/readQuery';
import { type RecordsQuery } from '../types';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';
import { LimitField } from './LimitField';

interface Props {
  query: RecordsQuery;
  onChange: (query: RecordsQuery) => void;
}

function orders(): Array<SelectableValue<'desc' | 'asc'>> {
  return [
    { label: t('query.newestFirst', 'Newest first'), value: 'desc' },
    { label: t('query.oldestFirst', 'Oldest first'), value: 'asc' },
  ];
}

function formats(): Array<SelectableValue<'table' | 'logs'>> {
  return [
    {
      label: t('query.list', 'List'),
      value: 'table',
      description: t('query.listDescription', 'For tables and the Provisioning Logs panel'),
    },
    {
      label: t('query.logLines', 'Log lines'),
      value: 'logs',
      description: t('query.logLinesDescription', 'For Explore and logs panels'),
    },
  ];
}

/** What a list of records shows. */
export function RecordsOptions({ query, onChange }: Props) {
  const columnsId = useId();
  const logs = query.format === 'logs';
  return (
    <>
      <InlineFieldRow>
        <InlineField label={t('query.as', 'As')} labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup<'table' | 'logs'>
            aria-label={t('query.as', 'As')}
            options={formats()}
            value={query.format ?? 'table'}
            // Columns of the one are labels of the other.
            onChange={(format) => onChange({ ...query, format, columns: undefined })}
          />
        </InlineField>
        <InlineField label={t('query.order', 'Order')}>
          <RadioButtonGroup<'desc' | 'asc'>
            aria-label={t('query.order', 'Order')}
            options={orders()}
            value={query.order ?? 'desc'}
            onChange={(order) => onChange({ ...query, order })}
          />
        </InlineField>
        <LimitField
          label={t('query.recordsAtMost', 'Records at most')}
          value={query.limit}
          placeholder={DEFAULT_PAGE_SIZE}
          max={MAX_PAGE_SIZE}
          onChange={(limit) => onChange({ ...query, limit })}
        />
      </InlineFieldRow>
      <InlineFieldRow>
        <InlineLabel id={columnsId} width={LABEL_WIDTH} as="span">
          {logs ? t('query.labels', 'Labels') : t('query.columns', 'Columns')}
        </InlineLabel>
        <InlineField>
          <MultiCombobox<string>
            aria-labelledby={columnsId}
            width={INPUT_WIDTH}
            options={RECORD_FIELDS.map(({ name }) => ({ value: String(name), label: fieldLabel(name) }))}
            placeholder={logs ? t('query.allLabels', 'Everything that can be filtered by') : undefined}
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
