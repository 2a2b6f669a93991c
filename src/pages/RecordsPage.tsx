import { css } from '@emotion/css';
import { type DataSourceApi, type DataSourceInstanceSettings, getTimeZone, type GrafanaTheme2 } from '@grafana/data';
import { DataSourcePicker, PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { DATA_SOURCE_TYPE } from '../datasource/types';
import { type FilterField, FURTHER_FILTERS } from '../fields';
import { ColumnsButton } from '../records/columns/ColumnsButton';
import { placeOf } from '../records/drawer/recordPlace';
import { DownloadButton } from '../records/download/DownloadButton';
import { RecordDrawer } from '../records/drawer/RecordDrawer';
import { FilterBar } from '../records/filters/FilterBar';
import { type FilterState, isNarrowed, narrowingOf, NO_FILTERS, withFilter } from '../records/filters/filterState';
import { DisplayButton } from '../records/list/DisplayButton';
import { testIds } from '../testIds';

import { EmptyList } from './EmptyList';
import { Histogram } from './histogram/Histogram';
import { useStatusBars } from './histogram/useStatusBars';
import { NewRecordsPill } from './live/NewRecordsPill';
import { millisecondsOf } from './live/refreshIntervals';
import { useNewRecords } from './live/useNewRecords';
import { type PageState } from './pageState';
import { RecordsSection } from './RecordsSection';
import { TimeControls } from './TimeControls';
import { useFillHeight } from './useFillHeight';
import { useFixedRange } from './useFixedRange';
import { type UpdatePageState } from './usePageState';
import { useRecordsQueries } from './useRecordsQueries';
import { UnreadableViews } from './views/UnreadableViews';
import { useSavedViews } from './views/useSavedViews';
import { ViewsButton } from './views/ViewsButton';

interface Props {
  source: DataSourceApi;
  candidates: DataSourceInstanceSettings[];
  state: PageState;
  update: UpdatePageState;
}

const THIRTY_DAYS = { from: 'now-30d', to: 'now' };

export function RecordsPage({ source, candidates, state, update }: Props) {
  const styles = useStyles2(getStyles);
  const [page, height] = useFillHeight();
  const [kept, setKept] = useState<readonly FilterField[]>([]);
  const [clears, setClears] = useState(0);
  const [returns, setReturns] = useState(0);
  const saved = useSavedViews();
  const timeZone = state.timeZone || getTimeZone();
  const [range, refresh] = useFixedRange(state, timeZone);
  const shownFilters = FURTHER_FILTERS.filter((field) => kept.includes(field) || state.filters[field]);
  // A filter stays while its values are changed, also when for a moment it has none.
  if (shownFilters.length > kept.length) {
    setKept(shownFilters);
  }
  const queries = useRecordsQueries(source, state, shownFilters, range, timeZone);
  const { records, pages, facets } = queries;
  const total = records.state === 'done' ? records.value.total : undefined;
  const fresh = useNewRecords(
    source,
    { narrowing: narrowingOf(state), range, timeZone, total },
    state.refresh && millisecondsOf(state.refresh)
  );
  const bars = useStatusBars(source, { narrowing: narrowingOf(state), range, timeZone, shown: state.histogram });

  const setFilters = (change: (filters: FilterState) => FilterState) =>
    update((newest) => ({ ...newest, ...change(newest) }));
  const clearFilters = () => {
    setFilters(() => NO_FILTERS);
    setClears(clears + 1);
  };

  return (
    <PluginPage
      renderTitle={(title) => <h1 className={styles.title}>{title}</h1>}
      actions={
        <TimeControls
          raw={state}
          range={range}
          timeZone={timeZone}
          loading={records.state === 'loading'}
          onChange={(raw) => update((newest) => ({ ...newest, ...raw }))}
          onTimeZoneChange={(zone) => update((newest) => ({ ...newest, timeZone: zone }), 'replace')}
          refresh={state.refresh}
          onRefreshChange={(interval) => update((newest) => ({ ...newest, refresh: interval }), 'replace')}
          onRefresh={refresh}
        />
      }
    >
      <div ref={page} className={styles.page} style={{ height }} data-testid={testIds.page.container}>
        {candidates.length > 1 && (
          <DataSourcePicker
            pluginId={DATA_SOURCE_TYPE}
            current={source.getRef()}
            onChange={({ uid }) => update((newest) => ({ ...newest, dataSource: uid, record: undefined }))}
            noDefault
          />
        )}
        <FilterBar
          state={state}
          onChange={setFilters}
          onClear={clearFilters}
          clears={clears}
          views={
            <ViewsButton
              state={state}
              saved={saved}
              onOpen={() => {
                setKept([]);
                setClears(clears + 1);
              }}
            />
          }
          // One message is enough when both have failed.
          facets={records.state === 'error' && facets.state === 'error' ? { state: 'loading' } : facets}
          added={shownFilters}
          onAdd={(field) => setKept([...kept, field])}
          onRemove={(field) => {
            setFilters((newest) => withFilter(newest, field, []));
            setKept(kept.filter((other) => other !== field));
          }}
        />
        <UnreadableViews unreadable={saved.unreadable} />
        {/* The list says why there is nothing. */}
        {records.state !== 'error' && (
          <Histogram
            bars={bars}
            onClearFilters={isNarrowed(state) ? clearFilters : undefined}
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
          resetKey={JSON.stringify([narrowingOf(state), state.from, state.to, state.order, source.uid, returns])}
          timeZone={timeZone}
          onOpen={({ documentId }) => update((newest) => ({ ...newest, record: documentId }))}
          onOrderChange={(order) => update((newest) => ({ ...newest, order }))}
          onViewChange={(view) => update((newest) => ({ ...newest, ...view }), 'replace')}
          // Records that are looked at stay where they are.
          onTop={fresh.count > 0 && state.record === undefined ? refresh : undefined}
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
                fetchPage={queries.fetchDocuments}
                columns={state.columns}
                total={records.state === 'error' ? undefined : records.value?.total}
              />
            </div>
          }
          empty={
            <EmptyList
              state={state}
              facets={facets.state === 'error' ? undefined : facets.value}
              onFiltersChange={setFilters}
              onClear={clearFilters}
              onWiden={
                state.from === THIRTY_DAYS.from && state.to === THIRTY_DAYS.to
                  ? undefined
                  : () => update((newest) => ({ ...newest, ...THIRTY_DAYS }))
              }
            />
          }
        />
      </div>
      {state.record !== undefined && (
        <RecordDrawer
          source={source}
          documentId={state.record}
          row={pages.rows.find(({ documentId }) => documentId === state.record)}
          timeZone={timeZone}
          tab={state.tab}
          onTabChange={(tab) => update((newest) => ({ ...newest, tab }), 'replace')}
          onClose={() => update((newest) => ({ ...newest, record: undefined, tab: 'steps' }))}
          place={placeOf(
            state.record,
            { rows: pages.rows, total: records.state === 'error' ? undefined : records.value?.total },
            // Reading on from record to record is one visit.
            ({ documentId }) => update((newest) => ({ ...newest, record: documentId }), 'replace')
          )}
          onFilter={({ field, value }) =>
            update((newest) => ({
              ...newest,
              ...withFilter(NO_FILTERS, field, [value]),
              record: undefined,
              tab: 'steps',
            }))
          }
        />
      )}
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  // The time controls beside it may take several lines, it needs one, within the 200 pixels that Grafana keeps for it.
  title: css({ margin: 0, whiteSpace: 'nowrap', alignSelf: 'center', fontSize: theme.typography.h4.fontSize }),
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minHeight: 'min-content' }),
});
