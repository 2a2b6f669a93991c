import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { numberText } from '../../records/numberText';
import { wordsFor } from '../../records/words';

import { type StatusBars } from './statusBars';
import { statusPaint } from './statusPaint';

interface Props {
  counts: StatusBars['statuses'];
  label?: string;
}

/** The statuses with their colours and numbers, the highest of a bar first. */
export function StatusCounts({ counts, label }: Props) {
  const styles = useStyles2(getStyles);
  const paint = useStyles2(statusPaint);
  return (
    <ul className={styles.counts} aria-label={label}>
      {[...counts].reverse().map(({ status, total }) => (
        <li key={status} className={styles.count}>
          <span className={cx(styles.swatch, paint(status))} />
          {wordsFor('provisioning.status', status)}
          <strong className={styles.number}>{numberText(total)}</strong>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  counts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), margin: 0, listStyle: 'none' }),
  count: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  swatch: css({ width: 12, height: 12 }),
  number: css({ marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' }),
});
