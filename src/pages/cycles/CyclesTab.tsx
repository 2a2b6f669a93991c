import { t } from '@grafana/i18n';
import React, { useEffect } from 'react';

import { MAX_CYCLES } from '../../datasource/types';
import { narrowingOfState } from '../../records/filters/filterState';
import { EmptyList } from '../EmptyList';
import { TableSection } from '../tables/TableSection';
import { type TabProps } from '../tabs/tabProps';
import { useAnswer } from '../useAnswer';
import { CycleComparison } from './CycleComparison';
import { cycleBefore, readCycles } from './cycles';
import { CyclesTable } from './CyclesTable';

/** The cycles that the filters leave, or two of them compared. */
export function CyclesTab(props: TabProps) {
  const { source, state, range, timeZone, refresh, onStateChange, onFiltersChange, onClearFilters, onWiden } = props;
  const result = useAnswer(
    source,
    { queryType: 'cycles', ...narrowingOfState(state), limit: MAX_CYCLES },
    { range, timeZone },
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
            noMatch={t('cycles.noMatch', 'No cycles match these filters in this time range')}
            nothing={t('cycles.none', 'There are no cycles in this time range')}
            state={state}
            onFiltersChange={onFiltersChange}
            onClearFilters={onClearFilters}
            onWiden={onWiden}
          />
        )
      }
    </TableSection>
  );
}
