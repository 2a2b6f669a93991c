import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, EmptyState, InlineField, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { type ComparisonQuery, MAX_FAILING } from '../../datasource/types';
import { timeText } from '../../records/cellText';
import { narrowingOfState } from '../../records/filters/filterState';
import { type Unrouted } from '../../records/query/runQuery';
import { PageDrawer } from '../PageDrawer';
import { DownloadTableButton } from '../tables/DownloadTableButton';
import { TableSection } from '../tables/TableSection';
import { type TabProps } from '../tabs/tabProps';
import { useAnswer } from '../useAnswer';
import { changesText, readComparison } from './comparison';
import { ComparisonTable } from './ComparisonTable';
import { type Cycle, othersOfJob } from './cycles';

interface Props extends TabProps {
  cycles: readonly Cycle[];
  cycle: Cycle;
  /** Undefined where there is none before it. */
  before: Cycle | undefined;
}

/** Who failed in a cycle and in the one before it, or in another. */
export function CycleComparison({ cycles, cycle, before, ...props }: Props) {
  const { source, state, update, range, timeZone, refresh } = props;
  const styles = useStyles2(getStyles);
  const otherId = useId();
  const query: Unrouted<ComparisonQuery> | undefined = before && {
    queryType: 'comparison',
    ...narrowingOfState(state),
    cycle: cycle.id,
    before: before.id,
    limit: MAX_FAILING,
  };
  const result = useAnswer(source, query, { range, timeZone }, readComparison);
  const found = result.state === 'done' ? result.value : undefined;
  const rows = found?.identities.map(({ row }) => row) ?? [];
  return (
    <>
      <div className={styles.head}>
        <Button
          variant="secondary"
          fill="outline"
          icon="arrow-left"
          onClick={() => update((newest) => ({ ...newest, compared: undefined, comparedWith: undefined }))}
        >
          {t('cycles.all', 'All cycles')}
        </Button>
        <h2 className={styles.title}>
          {t('cycles.title', '{{- application}}, cycle of {{- time}}', {
            application: cycle.application ?? '',
            time: timeText(cycle.start, timeZone),
          })}
        </h2>
        <InlineField label={t('cycles.comparedWith', 'Compared with that of')} htmlFor={otherId}>
          <Combobox<string>
            id={otherId}
            width={28}
            options={othersOfJob(cycles, cycle).map(({ id, start }) => ({
              value: id,
              label: timeText(start, timeZone),
            }))}
            value={before?.id ?? null}
            onChange={({ value }) => update((newest) => ({ ...newest, comparedWith: value }))}
          />
        </InlineField>
      </div>
      {before ? (
        <TableSection
          result={result}
          notRead={t('cycles.notCompared', 'The cycles could not be compared')}
          loading={t('cycles.comparing', 'Comparing the cycles')}
          onRetry={refresh}
          count={changesText}
          controls={<DownloadTableButton name="ComparedCycles.csv" frame={found?.frame} />}
        >
          {(value) =>
            value.identities.length > 0 ? (
              <ComparisonTable identities={value.identities} state={state} update={update} timeZone={timeZone} />
            ) : (
              <EmptyState
                variant="completed"
                hideImage
                message={t('cycles.noFailures', 'Nothing failed in these two cycles')}
              />
            )
          }
        </TableSection>
      ) : (
        <EmptyState
          variant="not-found"
          hideImage
          message={t('cycles.noOther', 'No other cycle of this job is in this time range, or the filters leave none')}
        />
      )}
      <PageDrawer source={source} update={update} timeZone={timeZone} rows={rows} total={rows.length} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  title: css({ ...theme.typography.h5, margin: 0, flex: '1 1 auto' }),
});
