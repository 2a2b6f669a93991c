import { t } from '@grafana/i18n';
import { Button, EmptyState, RadioButtonGroup } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { save } from '../../records/download/save';
import { tableFile } from '../../records/download/tableFile';
import { isNarrowed } from '../../records/filters/filterState';
import { EmptyList } from '../EmptyList';
import { PageDrawer } from '../PageDrawer';
import { TableSection } from '../TableSection';
import { type TabProps } from '../tabs/tabProps';
import { type FailingIdentities } from './failingIdentities';
import { sorted } from './failingSort';
import { FailingTable } from './FailingTable';
import { useFailing } from './useFailing';

/** The identities that failed and have not succeeded since: what is to be run again. */
export function FailingTab(props: TabProps) {
  const { source, state, update, range, timeZone, refresh, onStateChange } = props;
  const result = useFailing(source, state, range, timeZone);
  useEffect(() => onStateChange(result.state), [result.state, onStateChange]);
  const found = result.state === 'error' ? undefined : result.value;
  const { sort } = state;
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
              value={state.resolved}
              onChange={(resolved) => update((newest) => ({ ...newest, resolved }))}
            />
            <Button
              variant="secondary"
              icon="download-alt"
              disabled={!found || found.frame.length === 0}
              onClick={() => found && save(tableFile('FailingIdentities.csv', found.frame))}
            >
              {t('failing.download', 'Download CSV')}
            </Button>
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
        state={state}
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
      message={
        isNarrowed(state)
          ? t('failing.noMatch', 'No failures match these filters in this time range')
          : t('failing.nobody', 'Nothing failed in this time range')
      }
      state={state}
      onFiltersChange={rest.onFiltersChange}
      onClear={rest.onClearFilters}
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
