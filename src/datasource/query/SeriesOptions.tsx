import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, InlineField, InlineFieldRow, InlineLabel, InlineSwitch, MultiCombobox } from '@grafana/ui';
import React, { useId } from 'react';

import { filterLabel } from '../../fieldLabels';
import { FILTER_FIELDS, type FilterField } from '../../fields';
import { DEFAULT_GROUPS, MAX_GROUP_FIELDS, MAX_GROUPS } from '../request/readQuery';
import { metricLabel } from '../response/metricLabel';
import { INTERVALS, type Metric, METRICS, type SeriesQuery } from '../types';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';
import { LimitField } from './LimitField';

interface Props {
  query: SeriesQuery;
  onChange: (query: SeriesQuery) => void;
}

type IntervalChoice = NonNullable<SeriesQuery['interval']>;

function intervals(): Array<SelectableValue<IntervalChoice> & { value: IntervalChoice }> {
  return [
    { value: 'auto', label: t('query.intervalAuto', 'Fitting the panel') },
    { value: 'none', label: t('query.intervalNone', 'The whole time range (for tables and bar charts)') },
    ...INTERVALS.map((value) => ({ value, label: value })),
  ];
}

/** What a series counts, by what, and how often. */
export function SeriesOptions({ query, onChange }: Props) {
  const metricsId = useId();
  const groupsId = useId();
  const intervalId = useId();
  const otherId = useId();
  const { groupBy = [] } = query;
  return (
    <>
      <InlineFieldRow>
        <InlineLabel
          id={metricsId}
          width={LABEL_WIDTH}
          as="span"
          tooltip={t('query.countHint', 'Groups are ranked by the first of them.')}
        >
          {t('query.count', 'Count')}
        </InlineLabel>
        <InlineField>
          <MultiCombobox<Metric>
            aria-labelledby={metricsId}
            width={INPUT_WIDTH}
            options={METRICS.map((value) => ({ value, label: metricLabel(value) }))}
            value={query.metrics}
            onChange={(metrics) => onChange({ ...query, metrics: metrics.map(({ value }) => value) })}
          />
        </InlineField>
      </InlineFieldRow>
      <InlineFieldRow>
        <InlineLabel
          id={groupsId}
          width={LABEL_WIDTH}
          as="span"
          tooltip={t('query.groupByHint', 'At most two fields. Records without them are left out.')}
        >
          {t('query.groupBy', 'Group by')}
        </InlineLabel>
        <InlineField>
          <MultiCombobox<FilterField>
            aria-labelledby={groupsId}
            width={INPUT_WIDTH}
            placeholder={t('query.groupByNothing', 'Nothing')}
            isClearable
            options={FILTER_FIELDS.map((value) => ({ value, label: filterLabel(value) }))}
            value={groupBy}
            // Of three, the last two.
            onChange={(fields) =>
              onChange({ ...query, groupBy: fields.map(({ value }) => value).slice(-MAX_GROUP_FIELDS) })
            }
          />
        </InlineField>
      </InlineFieldRow>
      {groupBy.length > 0 && (
        <InlineFieldRow>
          <LimitField
            label={t('query.groupsAtMost', 'Groups at most')}
            value={query.limit}
            placeholder={DEFAULT_GROUPS}
            max={MAX_GROUPS}
            onChange={(limit) => onChange({ ...query, limit })}
          />
          <InlineField label={t('query.restAsOther', 'The rest as Other')} htmlFor={otherId}>
            <InlineSwitch
              id={otherId}
              value={query.other ?? true}
              onChange={({ currentTarget }) => onChange({ ...query, other: currentTarget.checked })}
            />
          </InlineField>
        </InlineFieldRow>
      )}
      <InlineField label={t('query.pointEvery', 'A point every')} labelWidth={LABEL_WIDTH} htmlFor={intervalId}>
        <Combobox<IntervalChoice>
          id={intervalId}
          width={INPUT_WIDTH}
          options={intervals()}
          value={query.interval ?? 'auto'}
          onChange={({ value }) => onChange({ ...query, interval: value })}
        />
      </InlineField>
    </>
  );
}
