import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { ProgressLine } from '../../records/ProgressLine';
import { type QueryResult } from '../../records/query/useQueryResult';

import { BarPlot } from './BarPlot';
import { type StatusBars } from './statusBars';
import { StatusCounts } from './StatusCounts';

interface Props {
  bars: QueryResult<StatusBars>;
  /** Takes the filters away; left out while there are none. */
  onClearFilters?: () => void;
  timeZone: TimeZone;
  shown: boolean;
  onShownChange: (shown: boolean) => void;
  /** The chosen times, in milliseconds, both included. */
  onChoose: (from: number, to: number) => void;
  onRetry: () => void;
}

/** The records over time by status, which can be folded away. It is as high whatever it has to show. */
export function Histogram(props: Props) {
  const { bars, onClearFilters, timeZone, shown, onShownChange, onChoose, onRetry } = props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const data = bars.state === 'error' ? undefined : bars.value;
  return (
    <section aria-label={t('histogram.title', 'Records over time')}>
      <div className={styles.head}>
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          icon={shown ? 'angle-down' : 'angle-right'}
          aria-expanded={shown}
          aria-controls={id}
          onClick={() => onShownChange(!shown)}
        >
          {t('histogram.title', 'Records over time')}
        </Button>
        {shown && (
          <div className={styles.legend}>
            <StatusCounts counts={data?.statuses ?? []} label={t('histogram.byStatus', 'Records by status')} />
          </div>
        )}
      </div>
      <div id={id} hidden={!shown} className={styles.body} aria-busy={bars.state === 'loading'}>
        {shown && bars.state === 'loading' && <ProgressLine />}
        {bars.state === 'error' && (
          <div role="alert" className={styles.message}>
            <Icon name="exclamation-triangle" aria-hidden="true" />
            {t('histogram.notRead', 'The records over time could not be read: {{- error}}', { error: bars.message })}
            <Button variant="secondary" size="sm" onClick={onRetry}>
              {t('list.tryAgain', 'Try again')}
            </Button>
          </div>
        )}
        {data && data.bars.length === 0 && (
          <div className={styles.message}>
            {onClearFilters
              ? t('histogram.noMatch', 'No records match the filters in this time range')
              : t('histogram.empty', 'No records in this time range')}
            {onClearFilters && (
              <Button variant="secondary" size="sm" onClick={onClearFilters}>
                {t('filters.clear', 'Clear filters')}
              </Button>
            )}
          </div>
        )}
        {data && data.bars.length > 0 && <BarPlot data={data} timeZone={timeZone} onChoose={onChoose} />}
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 2) }),
  // As high before its numbers are there.
  legend: css({ [theme.breakpoints.down('md')]: { flexBasis: '100%', minHeight: 44 } }),
  body: css({ position: 'relative', height: 104, '&[hidden]': { display: 'none' } }),
  message: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    height: '100%',
    overflow: 'auto',
    color: theme.colors.text.secondary,
  }),
});
