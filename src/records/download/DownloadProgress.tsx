import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Progress } from './download';

export function DownloadProgress({ written, total }: Progress) {
  const styles = useStyles2(getStyles);
  const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
  return (
    <div className={styles.progress}>
      <progress aria-label="Records downloaded" max={total ?? undefined} value={total ? written : undefined} />
      <span>{`${written.toLocaleString('en')}${of} records`}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  progress: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    progress: { flex: 1, accentColor: theme.colors.primary.main },
  }),
});
