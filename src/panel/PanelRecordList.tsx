import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, usePanelContext, useStyles2 } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import { throwError } from 'rxjs';

import { type Cursor, type RecordsQuery } from '../datasource/types';
import { fieldLabel } from '../fieldLabels';
import { placeOf } from '../records/drawer/recordPlace';
import { DownloadButton } from '../records/download/DownloadButton';
import { RecordDrawer } from '../records/drawer/RecordDrawer';
import { type DrawerTab } from '../records/drawer/tabs';
import { type RecordRow } from '../records/frame';
import { type ListView } from '../records/list/listView';
import { RecordList } from '../records/list/RecordList';
import { Notices } from '../records/Notices';
import { ListStatus } from '../records/ListStatus';
import { useRecordPages } from '../records/query/recordPages';
import { runRequest } from '../records/query/runQuery';
import { useDataSource } from '../records/query/useDataSource';
import { testIds } from '../testIds';

import { adHocFilterOf } from './adHocFilter';
import { readOptions, type RecordsPanelOptions } from './options';
import { type PanelRecords } from './panelRecords';
import { sourceUidOf } from './source';

interface Props extends PanelProps<RecordsPanelOptions> {
  records: PanelRecords;
}

export function PanelRecordList(props: Props) {
  const { data, records, width, height, timeZone, onOptionsChange } = props;
  const options = readOptions(props.options);
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState<RecordRow>();
  const [tab, setTab] = useState<DrawerTab>('steps');
  const { onAddAdHocFilter } = usePanelContext();
  const { source, error } = useDataSource(sourceUidOf(data, open ? records.refIdOf(open.documentId) : records.refId));

  const { request } = data;
  const { refId } = records;
  /** The panel's own query again, changed. */
  const fetch = useCallback(
    (change: Partial<RecordsQuery>) => {
      const target = request?.targets.find((candidate) => candidate.refId === refId);
      if (!source || !request || !target) {
        return throwError(
          () => new Error(error ?? t('panel.noSource', 'The data source of this panel is not available.'))
        );
      }
      return runRequest(source, { ...request, targets: [{ ...target, ...change }] });
    },
    [source, error, request, refId]
  );
  const pages = useRecordPages(
    records,
    useCallback((after: Cursor) => fetch({ after }), [fetch])
  );
  // Grafana shows those of the panel's own query in the panel's header.
  const laterNotices = pages.notices.filter(({ text }) => records.notices.every((notice) => notice.text !== text));

  const columns = options.columns.filter((column) => records.columns.includes(column));
  const absent = options.columns.filter((column) => !columns.includes(column));
  const none = columns.length === 0;
  const keep = (view: ListView) =>
    onOptionsChange({ ...options, ...view, columns: none ? view.columns : [...view.columns, ...absent] });

  return (
    <div className={styles.panel} style={{ width, height }} data-testid={testIds.panel.container}>
      <Notices notices={laterNotices} />
      <div className={styles.status}>
        <ListStatus pages={pages} total={records.total}>
          {absent.length > 0 && (
            <span className={styles.absent}>
              {t('panel.absent', 'Not asked for by the query: {{- columns}}', {
                columns: absent.map(fieldLabel).join(', '),
              })}
            </span>
          )}
          {refId !== undefined && (
            <DownloadButton
              size="sm"
              fetchPage={(page) => fetch({ format: 'table', ...page })}
              columns={options.columns}
              total={records.total}
            />
          )}
        </ListStatus>
      </div>
      <div className={styles.list}>
        <RecordList
          rows={pages.rows}
          view={none ? options : { ...options, columns }}
          onViewChange={keep}
          timeZone={timeZone}
          total={records.total}
          openId={open?.documentId}
          onOpen={options.click === 'nothing' ? undefined : setOpen}
          onFilter={
            options.click === 'filter' && onAddAdHocFilter
              ? (key, value) => onAddAdHocFilter(adHocFilterOf(key, value))
              : undefined
          }
        />
      </div>
      {open && source && (
        <RecordDrawer
          source={source}
          documentId={open.documentId}
          row={open}
          timeZone={timeZone}
          tab={tab}
          onTabChange={setTab}
          onClose={() => setOpen(undefined)}
          place={placeOf(open.documentId, { rows: pages.rows, total: records.total }, setOpen)}
          onFilter={
            onAddAdHocFilter &&
            (({ field, value }) => {
              setOpen(undefined);
              onAddAdHocFilter(adHocFilterOf(field, value));
            })
          }
        />
      )}
      {open && error !== undefined && (
        <Alert
          severity="error"
          title={t('panel.notOpened', 'The record could not be opened')}
          onRemove={() => setOpen(undefined)}
        >
          {error}
        </Alert>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden' }),
  status: css({ padding: theme.spacing(0.5, 1, 0.5, 2) }),
  list: css({ flex: '1 1 0', minHeight: 0, borderTop: `1px solid ${theme.colors.border.weak}` }),
  absent: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
