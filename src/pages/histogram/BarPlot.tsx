import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useId } from 'react';

import { numberText } from '../../records/numberText';
import { testIds } from '../../testIds';

import { BarTooltip } from './BarTooltip';
import { barCounts, barTime, tickText } from './barText';
import { joined, type StatusBars } from './statusBars';
import { statusPaint } from './statusPaint';
import { useBrush } from './useBrush';

const TICKS = 6;

interface Props {
  data: StatusBars;
  timeZone: TimeZone;
  /** The times of the chosen bars, in milliseconds, both included. */
  onChoose: (from: number, to: number) => void;
}

/** A bar an interval, stacked by status. Dragging or the keyboard choose a part of the time. */
export function BarPlot({ data, timeZone, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const hint = useId();
  const { bars, statuses, most } = data;
  const { active, chosen, handlers } = useBrush(bars.length, (first, last) => {
    const [start, end] = [bars[first], bars[last]];
    if (start && end) {
      onChoose(start.from, end.to);
    }
  });
  const percent = (index: number) => `${(index / bars.length) * 100}%`;
  const last = bars.length - 1;
  const told = joined(chosen ? bars.slice(chosen.first, chosen.last + 1) : bars.slice(active ?? last).slice(0, 1));
  const every = Math.ceil(bars.length / TICKS);
  return (
    <div className={styles.plot}>
      <span className={styles.most} aria-hidden="true">
        {numberText(most)}
      </span>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('histogram.title', 'Records over time')}
        aria-describedby={hint}
        aria-valuemin={1}
        aria-valuemax={bars.length}
        aria-valuenow={(active ?? last) + 1}
        aria-valuetext={told && `${barTime(told, timeZone)}: ${barCounts(told, statuses)}`}
        className={styles.bars}
        data-testid={testIds.histogram.plot}
        {...handlers}
      >
        <Bars data={data} />
        {chosen && (
          <div
            className={styles.chosen}
            style={{ left: percent(chosen.first), width: percent(chosen.last - chosen.first + 1) }}
          />
        )}
        {active !== undefined && told && (
          <BarTooltip bar={told} statuses={statuses} time={barTime(told, timeZone)} at={(active + 0.5) / bars.length} />
        )}
      </div>
      <div className={styles.axis} aria-hidden="true">
        {bars.map(
          ({ from }, index) =>
            index % every === 0 &&
            // No room for its text.
            index + every / 2 < bars.length && (
              <span key={from} className={styles.tick} style={{ left: percent(index) }}>
                {tickText(from, bars, timeZone)}
              </span>
            )
        )}
      </div>
      <span id={hint} hidden>
        {t(
          'histogram.keys',
          'Arrow keys move along the time, with Shift they mark a part of it, Enter shows what is marked.'
        )}
      </span>
    </div>
  );
}

/** Apart from what follows the mouse. */
const Bars = memo(function Bars({ data: { bars, statuses, most } }: { data: StatusBars }) {
  const styles = useStyles2(getStyles);
  const paint = useStyles2(statusPaint);
  return bars.map(({ from, counts }) => (
    <div key={from} className={styles.bar}>
      {statuses.map(({ status }) => {
        const count = counts.get(status);
        return (
          count !== undefined && (
            <div
              key={status}
              className={cx(styles.part, paint(status))}
              style={{ height: `${(count / most) * 100}%` }}
            />
          )
        );
      })}
    </div>
  ));
});

const getStyles = (theme: GrafanaTheme2) => ({
  plot: css({ position: 'relative', height: '100%', display: 'flex', flexDirection: 'column' }),
  most: css({
    position: 'absolute',
    top: 0,
    left: 0,
    zIndex: 1,
    padding: theme.spacing(0, 0.5),
    pointerEvents: 'none',
    color: theme.colors.text.secondary,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.2,
    fontVariantNumeric: 'tabular-nums',
  }),
  bars: css({
    position: 'relative',
    display: 'flex',
    flex: '1 1 0',
    minHeight: 0,
    cursor: 'crosshair',
    userSelect: 'none',
    borderTop: `1px dashed ${theme.colors.border.weak}`,
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  bar: css({
    flex: '1 1 0',
    minWidth: 0,
    padding: '0 1px',
    display: 'flex',
    // The first status is the lowest.
    flexDirection: 'column-reverse',
    gap: 1,
    '&:hover': { background: theme.colors.action.hover },
  }),
  // One record among thousands is seen, too.
  part: css({ minHeight: 2, flexShrink: 1 }),
  chosen: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    pointerEvents: 'none',
    background: theme.colors.action.selected,
    border: `1px solid ${theme.colors.primary.border}`,
  }),
  axis: css({ position: 'relative', height: 18, overflow: 'hidden' }),
  tick: css({
    [theme.breakpoints.down('md')]: { '&:nth-of-type(even)': { display: 'none' } },
    position: 'absolute',
    top: 1,
    whiteSpace: 'nowrap',
    paddingLeft: theme.spacing(0.5),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
