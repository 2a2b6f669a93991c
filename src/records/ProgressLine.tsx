import { css, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

/** Says that what is below is being read again, and takes no room. */
export function ProgressLine() {
  const styles = useStyles2(getStyles);
  return <div role="progressbar" aria-label={t('list.progress', 'Loading')} className={styles.line} />;
}

const run = keyframes({ from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(400%)' } });

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    position: 'absolute',
    inset: '0 0 auto 0',
    zIndex: 2,
    height: 2,
    overflow: 'hidden',
    '&::before': {
      content: '""',
      display: 'block',
      width: '25%',
      height: '100%',
      background: theme.colors.primary.main,
      [theme.transitions.handleMotion('no-preference')]: { animation: `${run} 1.2s linear infinite` },
      [theme.transitions.handleMotion('reduce')]: { width: '100%' },
    },
  }),
});
