import { t } from '@grafana/i18n';
import { Button, EmptyState, RadioButtonGroup } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { MAX_FAILING } from '../../datasource/types';
import { narrowingOfState } from '../../records/filters/filterState';
import { EmptyList } from '../EmptyList';
import { PageDrawer } from '../PageDrawer';
import { DownloadTableButton } from '../tables/DownloadTableButton';
import { TableSection } from '../tables/TableSection';
import { type TabProps } from '../tabs/tabProps';
import { type FailingIdentities, readFailing } from './failingIdentities';
import { sorted } from './failingSort';
import { FailingTable } from './FailingTable';
import { useAnswer } from '../useAnswer';

/** The identities that failed and have not succeeded since: what is to be run again. */
export function FailingTab(props: TabProps) {
  const { source, state, update, range, timeZone, refresh, onStateChange } = props;
  const { sort, resolved } = state;
  const result = useAnswer(
    source,
    { queryType: 'failing', ...narrowingOfState(state), resolved, limit: MAX_FAILING },
    { range, timeZone },
    readFailing
  );
  useEffect(() => onStateChange(result.state), [result.state, onStateChange]);
  const found = result.state === 'error' ? undefined : result.value;
  const identities = useMemo(() => found && sorted(found.identities, sort), [found, sort]);

  return (
    <>
      <TableSection
        result={result}
        notRead={t('failing.notRead', 'The failing identities could not be read')}
        loading={t('failing.loading', 'Loading the failing identities')}
        onRetry={refresh}
        count={countText}
        controls={
          <>
            <RadioButtonGroup<boolean>
              aria-label={t('failing.which', 'Which identities')}
              options={[
                { label: t('failing.stillFailing', 'Still failing'), value: false },
                { label: t('failing.allFailed', 'All that failed'), value: true },
              ]}
              value={resolved}
              onChange={(all) => update((newest) => ({ ...newest, resolved: all }))}
            />
            <DownloadTableButton name="FailingIdentities.csv" frame={found?.frame} />
          </>
        }
      >
        {(value) =>
          identities && identities.length > 0 ? (
            <FailingTable identities={identities} state={state} update={update} timeZone={timeZone} />
          ) : (
            <Nothing {...props} found={value} />
          )
        }
      </TableSection>
      <PageDrawer
        source={source}
        update={update}
        timeZone={timeZone}
        rows={identities?.map(({ row }) => row) ?? []}
        total={identities?.length}
      />
    </>
  );
}

/** There is nobody to list: nobody failed, or all have succeeded since. */
function Nothing({ found, state, update, ...rest }: TabProps & { found: FailingIdentities }) {
  if (found.failed > 0) {
    return (
      <EmptyState
        variant="completed"
        hideImage
        message={t('failing.allResolved', 'All {{count, number}} identities that failed have succeeded since', {
          count: found.failed,
          defaultValue_one: 'The one identity that failed has succeeded since',
        })}
        button={
          <Button variant="secondary" onClick={() => update((newest) => ({ ...newest, resolved: true }))}>
            {t('failing.showAnyway', 'Show them')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyList
      noMatch={t('failing.noMatch', 'No failures match these filters in this time range')}
      nothing={t('failing.nobody', 'Nothing failed in this time range')}
      state={state}
      onFiltersChange={rest.onFiltersChange}
      onClearFilters={rest.onClearFilters}
      onWiden={rest.onWiden}
    />
  );
}

/** "37 still failing, of 120 that failed" */
function countText({ failing, failed, cut }: FailingIdentities): string {
  return cut
    ? t('failing.countOfFirst', '{{failing, number}} still failing, of the first {{failed, number}} that failed', {
        failing,
        failed,
      })
    : t('failing.count', '{{failing, number}} still failing, of {{failed, number}} that failed', { failing, failed });
}
