import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { save } from '../../records/download/save';
import { tableFile } from '../../records/download/tableFile';
import { isNarrowed } from '../../records/filters/filterState';
import { Notices } from '../../records/Notices';
import { ProgressLine } from '../../records/ProgressLine';
import { Skeleton } from '../../records/Skeleton';
import { EmptyList } from '../EmptyList';
import { NotRead } from '../NotRead';
import { PageDrawer } from '../PageDrawer';
import { type TabProps } from '../tabs/tabProps';
import { type FailingIdentities } from './failingIdentities';
import { sorted } from './failingSort';
import { FailingTable } from './FailingTable';
import { useFailing } from './useFailing';

/** The identities that failed and have not succeeded since: what is to be run again. */
export function FailingTab(props: TabProps) {
  const { source, state, update, range, timeZone, refresh, onStateChange } = props;
  const styles = useStyles2(getStyles);
  const result = useFailing(source, state, range, timeZone);
  useEffect(() => onStateChange(result.state), [result.state, onStateChange]);
  const found = result.state === 'error' ? undefined : result.value;
  const { sort } = state;
  const identities = useMemo(() => found && sorted(found.identities, sort), [found, sort]);

  if (result.state === 'error') {
    return (
      <NotRead
        title={t('failing.notRead', 'The failing identities could not be read')}
        message={result.message}
        onRetry={refresh}
      />
    );
  }
  return (
    <>
      <Notices notices={found?.notices ?? []} />
      <div className={styles.status}>
        <span aria-live="polite" className={styles.count}>
          {found ? countText(found) : t('list.loading', 'Loading…')}
        </span>
        <div className={styles.controls}>
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
        </div>
      </div>
      <div className={styles.frame} aria-busy={result.state === 'loading'}>
        {result.state === 'loading' && <ProgressLine />}
        {!found && <Skeleton rows={12} label={t('failing.loading', 'Loading the failing identities')} />}
        {found && identities && identities.length > 0 && (
          <FailingTable identities={identities} state={state} update={update} timeZone={timeZone} />
        )}
        {found && identities?.length === 0 && <Nothing {...props} found={found} />}
      </div>
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

const getStyles = (theme: GrafanaTheme2) => ({
  status: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    minHeight: theme.spacing(4),
  }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  controls: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginLeft: 'auto' }),
  frame: css({
    position: 'relative',
    flex: '1 1 0',
    minHeight: 240,
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
});
