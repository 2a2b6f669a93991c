import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { type RecordRow } from '../../records/frame';
import { RecordList } from '../../records/list/RecordList';
import { Notices } from '../../records/Notices';
import { ListStatus } from '../../records/ListStatus';
import { ProgressLine } from '../../records/ProgressLine';
import { Skeleton } from '../../records/Skeleton';

import { NotRead } from '../NotRead';
import { type PageState } from '../pageState';
import { useOpenRecord } from '../usePageState';
import { type RecordsQueries } from './useRecordsQueries';
import { type Order } from '../../records/list/ListHeader';
import { type ListView, viewOf } from '../../records/list/listView';

interface Props {
  queries: RecordsQueries;
  state: PageState;
  /** Names what is listed; the list begins anew when it changes. */
  resetKey: string;
  timeZone: TimeZone;
  onOpen: (row: RecordRow) => void;
  onOrderChange: (order: Order) => void;
  onViewChange: (view: ListView) => void;
  /** The list is at its top, nothing in it has the focus, and no record is open. */
  onTop?: () => void;
  onRetry: () => void;
  /** Stands beside the number of records. */
  news: ReactNode;
  /** Stands at the end of the line above the list. */
  controls: ReactNode;
  /** Stands in place of an empty list. */
  empty: ReactNode;
}

/** The list in each of its states: read for the first time, read again, failed, empty, filled. */
export function RecordsSection(props: Props) {
  const { queries, state, resetKey, timeZone, onOpen, onOrderChange, onViewChange } = props;
  const { onTop, onRetry, news, controls, empty } = props;
  const styles = useStyles2(getStyles);
  const { record } = useOpenRecord();
  const { records, pages } = queries;

  if (records.state === 'error') {
    return (
      <NotRead title={t('page.notRead', 'The records could not be read')} message={records.message} onRetry={onRetry} />
    );
  }
  const first = records.value;
  return (
    <>
      <Notices notices={pages.notices} />
      <ListStatus pages={pages} total={first?.total} news={news}>
        {controls}
      </ListStatus>
      <div className={styles.frame} aria-busy={records.state === 'loading'}>
        {records.state === 'loading' && <ProgressLine />}
        {!first && <Skeleton rows={12} label={t('list.loadingRecords', 'Loading the records')} />}
        {first && first.rows.length === 0 && empty}
        {first && first.rows.length > 0 && (
          <RecordList
            rows={pages.rows}
            view={viewOf(state)}
            onViewChange={onViewChange}
            timeZone={timeZone}
            total={first.total}
            openId={record}
            onOpen={onOpen}
            order={state.order}
            resetKey={resetKey}
            // Records that are looked at stay where they are.
            onTop={record === undefined ? onTop : undefined}
            onOrderChange={onOrderChange}
            onEndNear={records.state === 'done' && !pages.error ? pages.loadMore : undefined}
          />
        )}
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    position: 'relative',
    flex: '1 1 0',
    minHeight: 240,
    overflow: 'hidden',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
});
