import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Bar, type StatusBars } from './statusBars';
import { StatusCounts } from './StatusCounts';

interface Props {
  bar: Bar;
  statuses: StatusBars['statuses'];
  time: string;
  /** The bar's place, from 0 at the left to 1 at the right. */
  at: number;
}

/** The numbers of a bar; screen readers have them from the plot. */
export function BarTooltip({ bar, statuses, time, at }: Props) {
  const styles = useStyles2(getStyles);
  const counts = statuses.map(({ status }) => ({ status, total: bar.counts.get(status) ?? 0 }));
  return (
    <div
      className={styles.tooltip}
      style={{ left: `${at * 100}%`, transform: `translateX(${at * -100}%)` }}
      aria-hidden="true"
    >
      <div>{time}</div>
      <StatusCounts counts={counts} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({
    position: 'absolute',
    // Below the bars, which the mouse has to find.
    top: '100%',
    zIndex: theme.zIndex.tooltip,
    marginTop: theme.spacing(0.5),
    padding: theme.spacing(1),
    pointerEvents: 'none',
    whiteSpace: 'nowrap',
    color: theme.colors.text.primary,
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    ul: { flexDirection: 'column' },
  }),
});
