import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, EmptyState, InlineField, useStyles2 } from '@grafana/ui';
import React, { useId, useMemo } from 'react';
import { EMPTY } from 'rxjs';

import { type ComparisonQuery } from '../../datasource/types';
import { timeText } from '../../records/cellText';
import { save } from '../../records/download/save';
import { tableFile } from '../../records/download/tableFile';
import { narrowingOf } from '../../records/filters/filterState';
import { runQuery, type Unrouted } from '../../records/query/runQuery';
import { useQueryResult } from '../../records/query/useQueryResult';
import { PageDrawer } from '../PageDrawer';
import { TableSection } from '../TableSection';
import { type TabProps } from '../tabs/tabProps';
import { useStable } from '../useStable';
import { changesText, readComparison } from './comparison';
import { ComparisonTable } from './ComparisonTable';
import { type Cycle, othersOfJob } from './cycles';

const LIMIT = 10_000;

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
  const narrowing = useStable(narrowingOf(state));
  const [cycleId, beforeId] = [cycle.id, before?.id];
  const result = useQueryResult(
    useMemo(() => {
      if (beforeId === undefined) {
        return EMPTY;
      }
      const query: Unrouted<ComparisonQuery> = {
        queryType: 'comparison',
        ...narrowing,
        cycle: cycleId,
        before: beforeId,
        limit: LIMIT,
      };
      return runQuery(source, query, { range, timeZone });
    }, [source, narrowing, cycleId, beforeId, range, timeZone]),
    readComparison
  );
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
            value={beforeId ?? null}
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
          controls={
            <Button
              variant="secondary"
              icon="download-alt"
              disabled={!found || found.frame.length === 0}
              onClick={() => found && save(tableFile('ComparedCycles.csv', found.frame))}
            >
              {t('failing.download', 'Download CSV')}
            </Button>
          }
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
      <PageDrawer source={source} state={state} update={update} timeZone={timeZone} rows={rows} total={rows.length} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  title: css({ ...theme.typography.h5, margin: 0, flex: '1 1 auto' }),
});
