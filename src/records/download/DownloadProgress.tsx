import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Progress } from './download';

export function DownloadProgress({ written, total }: Progress) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.progress}>
      <progress
        aria-label={t('download.progress', 'Records downloaded')}
        max={total ?? undefined}
        value={total ? written : undefined}
      />
      <span>
        {total === undefined
          ? t('download.written', '{{count, number}} records', { count: written })
          : t('download.writtenOf', '{{written, number}} of {{count, number}} records', { written, count: total })}
      </span>
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
