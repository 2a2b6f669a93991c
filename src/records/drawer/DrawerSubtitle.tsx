import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React from 'react';

import { timeText } from '../cellText';
import { StatusText } from '../StatusText';
import { wordsFor } from '../words';

import { textAt } from './recordDocument';

interface Props {
  /** Undefined until it is read; the line keeps its height. */
  document?: JsonObject;
  timeZone: TimeZone;
}

/** Status, action, application and time of a record in one line. */
export function DrawerSubtitle({ document, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  if (!document) {
    return <span className={styles.line}>&nbsp;</span>;
  }
  const action = textAt(document, 'provisioning.action');
  const application = textAt(document, 'provisioning.application.name');
  const time = textAt(document, '@timestamp');
  return (
    <span className={styles.line}>
      <StatusText status={textAt(document, 'provisioning.status') ?? 'unknown'} />
      {action && <span>{wordsFor('provisioning.action', action)}</span>}
      {application && <span>{application}</span>}
      {time && <span>{timeText(time, timeZone)}</span>}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    minHeight: theme.spacing(2.75),
    '& > *:not(:first-child)::before': {
      content: '"·"',
      marginRight: theme.spacing(1),
      color: theme.colors.text.disabled,
    },
  }),
});
