import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { StatusIcon } from './StatusIcon';
import { statusLook, wordsFor } from './words';

interface Props {
  status: string;
}

/** A status as icon, word and colour, so that none has to be told by colour alone. */
export function StatusText({ status }: Props) {
  const styles = useStyles2(getStyles);
  const { icon, tone } = statusLook(status);
  return (
    <span className={`${styles.status} ${styles[tone]}`}>
      <StatusIcon icon={icon} />
      {wordsFor('provisioning.status', status)}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  status: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    verticalAlign: 'middle',
    whiteSpace: 'nowrap',
  }),
  success: css({ color: theme.colors.success.text }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
  neutral: css({ color: theme.colors.text.secondary }),
});
