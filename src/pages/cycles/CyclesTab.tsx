import { t } from '@grafana/i18n';
import React, { useEffect, useMemo } from 'react';

import { type CyclesQuery } from '../../datasource/types';
import { isNarrowed, narrowingOf } from '../../records/filters/filterState';
import { runQuery, type Unrouted } from '../../records/query/runQuery';
import { useQueryResult } from '../../records/query/useQueryResult';
import { EmptyList } from '../EmptyList';
import { TableSection } from '../TableSection';
import { type TabProps } from '../tabs/tabProps';
import { useStable } from '../useStable';
import { CycleComparison } from './CycleComparison';
import { cycleBefore, readCycles } from './cycles';
import { CyclesTable } from './CyclesTable';

/** As many as the data source gives. */
const LIMIT = 1000;

/** The cycles that the filters leave, or two of them compared. */
export function CyclesTab(props: TabProps) {
  const { source, state, range, timeZone, refresh, onStateChange, onFiltersChange, onClearFilters, onWiden } = props;
  const narrowing = useStable(narrowingOf(state));
  const result = useQueryResult(
    useMemo(() => {
      const query: Unrouted<CyclesQuery> = { queryType: 'cycles', ...narrowing, limit: LIMIT };
      return runQuery(source, query, { range, timeZone });
    }, [source, narrowing, range, timeZone]),
    readCycles
  );
  useEffect(() => onStateChange(result.state), [result.state, onStateChange]);

  const cycles = result.state === 'error' ? [] : (result.value?.cycles ?? []);
  const cycle = cycles.find(({ id }) => id === state.compared);
  const before = cycle && (cycles.find(({ id }) => id === state.comparedWith) ?? cycleBefore(cycles, cycle));
  if (cycle) {
    return <CycleComparison {...props} cycles={cycles} cycle={cycle} before={before} />;
  }
  return (
    <TableSection
      result={result}
      notRead={t('cycles.notRead', 'The cycles could not be read')}
      loading={t('cycles.loading', 'Loading the cycles')}
      onRetry={refresh}
      count={(value) =>
        t('cycles.count', '{{count, number}} cycles', {
          count: value.cycles.length,
          defaultValue_one: '{{count, number}} cycle',
        })
      }
    >
      {(value) =>
        value.cycles.length > 0 ? (
          <CyclesTable cycles={value.cycles} state={state} timeZone={timeZone} />
        ) : (
          <EmptyList
            message={
              isNarrowed(state)
                ? t('cycles.noMatch', 'No cycles match these filters in this time range')
                : t('cycles.none', 'There are no cycles in this time range')
            }
            state={state}
            onFiltersChange={onFiltersChange}
            onClear={onClearFilters}
            onWiden={onWiden}
          />
        )
      }
    </TableSection>
  );
}
