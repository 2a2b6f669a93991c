import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { recordField, type RecordFieldName } from '../../fields';
import { cellText } from '../cellText';
import { type RecordRow, rowText } from '../frame';
import { StatusText } from '../StatusText';

/** Characters of one cell; the drawer has the rest. */
const MAX_CHARACTERS = 300;

interface Props {
  row: RecordRow;
  column: RecordFieldName;
  timeZone: TimeZone;
}

export function ListCell({ row, column, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const field = recordField(column);
  if (column === 'provisioning.identity.name') {
    return <IdentityCell row={row} />;
  }
  const status = column === 'provisioning.status' && rowText(row, column);
  if (status) {
    return <StatusText status={status} />;
  }
  const text = field ? cellText(field, row.values.get(column), timeZone) : '';
  const numeric = field?.kind === 'time' || field?.kind === 'number' || field?.kind === 'duration';
  return <Cut text={text} className={cx(numeric && styles.numeric)} />;
}

function IdentityCell({ row }: { row: RecordRow }) {
  const styles = useStyles2(getStyles);
  const name = rowText(row, 'provisioning.identity.name');
  const id = rowText(row, 'provisioning.identity.id');
  return (
    <>
      {name && <Cut text={name} className={styles.name} />}
      {id && id !== name && <Cut text={id} className={name ? styles.secondary : styles.name} />}
    </>
  );
}

function Cut({ text, className }: { text: string; className?: string }) {
  const styles = useStyles2(getStyles);
  const cut = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
  return (
    <div className={cx(styles.cut, className)} title={cut}>
      {cut}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cut: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  numeric: css({ fontVariantNumeric: 'tabular-nums' }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
  secondary: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
