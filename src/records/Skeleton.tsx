import { css, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { testIds } from '../testIds';

import { ROW_HEIGHTS } from './list/sizes';

interface Props {
  rows: number;
  /** What is being waited for. */
  label: string;
}

/** Stands where rows will be, so that nothing moves when they come. */
export function Skeleton({ rows, label }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" aria-label={label} data-testid={testIds.list.skeleton}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row}>
          <span className={styles.bar} style={{ width: '16%' }} />
          <span className={styles.bar} style={{ width: `${24 + ((row * 7) % 12)}%` }} />
          <span className={styles.bar} style={{ width: `${10 + ((row * 5) % 8)}%` }} />
          <span className={styles.bar} style={{ width: '12%' }} />
        </div>
      ))}
    </div>
  );
}

const pulse = keyframes({ '0%, 100%': { opacity: 0.5 }, '50%': { opacity: 1 } });

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(3),
    height: ROW_HEIGHTS.comfortable,
    padding: theme.spacing(0, 2),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  bar: css({
    height: theme.spacing(1.25),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    [theme.transitions.handleMotion('no-preference')]: { animation: `${pulse} 1.6s ease-in-out infinite` },
  }),
});
