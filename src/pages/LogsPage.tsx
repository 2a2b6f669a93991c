import { css } from '@emotion/css';
import { type DataSourceApi, type DataSourceInstanceSettings, getTimeZone, type GrafanaTheme2 } from '@grafana/data';
import { DataSourcePicker, PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useState } from 'react';

import { DATA_SOURCE_TYPE } from '../datasource/types';
import { type FilterField, FURTHER_FILTERS } from '../fields';
import { FilterBar } from '../records/filters/FilterBar';
import { type FilterState, NO_FILTERS, withFilter } from '../records/filters/filterState';
import { type QueryResult } from '../records/query/useQueryResult';
import { testIds } from '../testIds';

import { CyclesTab } from './cycles/CyclesTab';
import { FailingTab } from './failing/FailingTab';
import { CLOSED } from './openRecord';
import { type PageState } from './pageState';
import { RecordsTab } from './records/RecordsTab';
import { pageTabId, PageTabs } from './tabs/PageTabs';
import { type PageTab } from './tabs/pageTabs';
import { type TabProps } from './tabs/tabProps';
import { TimeControls } from './TimeControls';
import { useFacets } from './useFacets';
import { useFillHeight } from './useFillHeight';
import { useFixedRange } from './useFixedRange';
import { type UpdatePageState } from './usePageState';
import { UnreadableViews } from './views/UnreadableViews';
import { type SavedViews } from './views/useSavedViews';
import { ViewsButton } from './views/ViewsButton';

interface Props {
  source: DataSourceApi;
  candidates: DataSourceInstanceSettings[];
  state: PageState;
  update: UpdatePageState;
  saved: SavedViews;
}

const THIRTY_DAYS = { from: 'now-30d', to: 'now' };

const TABS: Record<PageTab, (props: TabProps) => React.JSX.Element> = {
  records: RecordsTab,
  failing: FailingTab,
  cycles: CyclesTab,
};

/** Time, filters and views of the page, and the tab that shows what they leave. A record that is opened does not touch it. */
export const LogsPage = memo(function LogsPage({ source, candidates, state, update, saved }: Props) {
  const styles = useStyles2(getStyles);
  const [page, height] = useFillHeight();
  const [kept, setKept] = useState<readonly FilterField[]>([]);
  const [clears, setClears] = useState(0);
  const [tabState, setTabState] = useState<QueryResult<unknown>['state']>('loading');
  const timeZone = state.timeZone || getTimeZone();
  const [range, refresh] = useFixedRange(state, timeZone);
  const shownFilters = FURTHER_FILTERS.filter((field) => kept.includes(field) || state.filters[field]);
  // A filter stays while its values are changed, also when for a moment it has none.
  if (shownFilters.length > kept.length) {
    setKept(shownFilters);
  }
  const facets = useFacets(source, state, shownFilters, range, timeZone);

  const setFilters = (change: (filters: FilterState) => FilterState) =>
    update((newest) => ({ ...newest, ...change(newest) }));
  const clearFilters = () => {
    setFilters(() => NO_FILTERS);
    setClears(clears + 1);
  };
  const Shown = TABS[state.list];

  return (
    <PluginPage
      renderTitle={(title) => <h1 className={styles.title}>{title}</h1>}
      actions={
        <TimeControls
          raw={state}
          range={range}
          timeZone={timeZone}
          loading={tabState === 'loading'}
          onChange={(raw) => update((newest) => ({ ...newest, ...raw }))}
          onTimeZoneChange={(zone) => update((newest) => ({ ...newest, timeZone: zone }), 'replace')}
          refresh={state.refresh}
          onRefreshChange={(interval) => update((newest) => ({ ...newest, refresh: interval }), 'replace')}
          onRefresh={refresh}
        />
      }
    >
      <div ref={page} className={styles.page} style={{ height }} data-testid={testIds.page.container}>
        <PageTabs
          state={state}
          onChange={(list) =>
            update((newest) => ({
              ...newest,
              ...CLOSED,
              list,
              compared: undefined,
              comparedWith: undefined,
            }))
          }
        />
        {candidates.length > 1 && (
          <DataSourcePicker
            pluginId={DATA_SOURCE_TYPE}
            current={source.getRef()}
            onChange={({ uid }) => update((newest) => ({ ...newest, dataSource: uid, ...CLOSED }))}
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
          facets={tabState === 'error' && facets.state === 'error' ? { state: 'loading' } : facets}
          added={shownFilters}
          onAdd={(field) => setKept([...kept, field])}
          onRemove={(field) => {
            setFilters((newest) => withFilter(newest, field, []));
            setKept(kept.filter((other) => other !== field));
          }}
        />
        <UnreadableViews unreadable={saved.unreadable} />
        <div role="tabpanel" aria-labelledby={pageTabId(state.list)} className={styles.panel}>
          <Shown
            source={source}
            state={state}
            update={update}
            range={range}
            timeZone={timeZone}
            facets={facets.state === 'error' ? undefined : facets.value}
            onFiltersChange={setFilters}
            onClearFilters={clearFilters}
            onWiden={
              state.from === THIRTY_DAYS.from && state.to === THIRTY_DAYS.to
                ? undefined
                : () => update((newest) => ({ ...newest, ...THIRTY_DAYS }))
            }
            refresh={refresh}
            onStateChange={setTabState}
          />
        </div>
      </div>
    </PluginPage>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  // The time controls beside it may take several lines, it needs one, within the 200 pixels that Grafana keeps for it.
  title: css({ margin: 0, whiteSpace: 'nowrap', alignSelf: 'center', fontSize: theme.typography.h4.fontSize }),
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minHeight: 'min-content' }),
  panel: css({
    flex: '1 1 auto',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minHeight: 'min-content',
  }),
});
