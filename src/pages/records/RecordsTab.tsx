import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

import { ColumnsButton } from '../../records/columns/ColumnsButton';
import { DownloadButton } from '../../records/download/DownloadButton';
import { isNarrowed, narrowingOfState } from '../../records/filters/filterState';
import { DisplayButton } from '../../records/list/DisplayButton';
import { EmptyList } from '../EmptyList';
import { Histogram } from '../histogram/Histogram';
import { useStatusBars } from '../histogram/useStatusBars';
import { NewRecordsPill } from '../live/NewRecordsPill';
import { millisecondsOf } from '../live/refreshIntervals';
import { useNewRecords } from '../live/useNewRecords';
import { PageDrawer } from '../PageDrawer';
import { type TabProps } from '../tabs/tabProps';
import { RecordsSection } from './RecordsSection';
import { useRecordsQueries } from './useRecordsQueries';

/** The records one by one, and how many there are over time. */
export function RecordsTab(props: TabProps) {
  const { source, state, update, range, timeZone, facets, refresh, onStateChange } = props;
  const { onFiltersChange, onClearFilters, onWiden } = props;
  const styles = useStyles2(getStyles);
  const [returns, setReturns] = useState(0);
  const queries = useRecordsQueries(source, state, range, timeZone);
  const { records, pages } = queries;
  const total = records.state === 'done' ? records.value.total : undefined;
  const fresh = useNewRecords(
    source,
    { narrowing: narrowingOfState(state), range, timeZone, total },
    state.refresh && millisecondsOf(state.refresh)
  );
  const bars = useStatusBars(source, { narrowing: narrowingOfState(state), range, timeZone, shown: state.histogram });
  useEffect(() => onStateChange(records.state), [records.state, onStateChange]);

  return (
    <>
      {/* The list says why there is nothing. */}
      {records.state !== 'error' && (
        <Histogram
          bars={bars}
          onClearFilters={isNarrowed(state) ? onClearFilters : undefined}
          timeZone={timeZone}
          shown={state.histogram}
          onShownChange={(histogram) => update((newest) => ({ ...newest, histogram }), 'replace')}
          onChoose={(from, to) =>
            update((newest) => ({ ...newest, from: new Date(from).toISOString(), to: new Date(to).toISOString() }))
          }
          onRetry={refresh}
        />
      )}
      <RecordsSection
        queries={queries}
        state={state}
        resetKey={JSON.stringify([narrowingOfState(state), state.from, state.to, state.order, source.uid, returns])}
        timeZone={timeZone}
        onOpen={({ documentId }) => update((newest) => ({ ...newest, record: documentId }))}
        onOrderChange={(order) => update((newest) => ({ ...newest, order }))}
        onViewChange={(view) => update((newest) => ({ ...newest, ...view }), 'replace')}
        onTop={fresh.count > 0 ? refresh : undefined}
        onRetry={refresh}
        news={
          <NewRecordsPill
            {...fresh}
            onShow={() => {
              refresh();
              setReturns(returns + 1);
            }}
          />
        }
        controls={
          <div className={styles.controls}>
            <ColumnsButton
              columns={state.columns}
              onChange={(columns) => update((newest) => ({ ...newest, columns }), 'replace')}
            />
            <DisplayButton
              view={state}
              onChange={({ density, times }) => update((newest) => ({ ...newest, density, times }), 'replace')}
            />
            <DownloadButton
              fetchPage={queries.fetchPage}
              columns={state.columns}
              total={records.state === 'error' ? undefined : records.value?.total}
            />
          </div>
        }
        empty={
          <EmptyList
            noMatch={t('page.noMatch', 'No records match these filters in this time range')}
            nothing={t('page.noRecords', 'There are no records in this time range')}
            state={state}
            facets={facets}
            onFiltersChange={onFiltersChange}
            onClearFilters={onClearFilters}
            onWiden={onWiden}
          />
        }
      />
      <PageDrawer
        source={source}
        update={update}
        timeZone={timeZone}
        rows={pages.rows}
        total={records.state === 'error' ? undefined : records.value?.total}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
