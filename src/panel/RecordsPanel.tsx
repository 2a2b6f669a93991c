import { LoadingState, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelDataErrorView } from '@grafana/runtime';
import React, { useMemo } from 'react';

import { Skeleton } from '../records/Skeleton';

import { type RecordsPanelOptions } from './options';
import { PanelRecordList } from './PanelRecordList';
import { panelRecordsOf } from './panelRecords';

/** The records of a dashboard's query, or why there are none. */
export function RecordsPanel(props: PanelProps<RecordsPanelOptions>) {
  const { data, id, fieldConfig } = props;
  const records = useMemo(() => panelRecordsOf(data), [data]);
  if (records && records.rows.length > 0) {
    return <PanelRecordList {...props} records={records} />;
  }
  if (data.state === LoadingState.Loading) {
    return <Skeleton rows={3} label={t('list.loadingRecords', 'Loading the records')} />;
  }
  const filled = data.series.some(({ length }) => length > 0);
  return (
    <PanelDataErrorView
      panelId={id}
      fieldConfig={fieldConfig}
      data={data}
      message={
        data.errors?.[0]?.message ??
        (filled
          ? t('panel.noRecords', 'This panel lists provisioning records: choose Records in the query.')
          : undefined)
      }
    />
  );
}
