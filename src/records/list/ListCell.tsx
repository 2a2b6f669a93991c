import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { FILTER_FIELDS, type FilterField, recordField, type RecordFieldName } from '../../fields';
import { agoText, cellText } from '../cellText';
import { type RecordRow, rowText } from '../frame';
import { StatusText } from '../StatusText';

import { type Density, type TimeFormat } from './listView';

/** Characters of one cell; the drawer has the rest. */
const MAX_CHARACTERS = 300;

interface Props {
  row: RecordRow;
  column: RecordFieldName;
  density: Density;
  times: TimeFormat;
  timeZone: TimeZone;
  /** Whether the Tab key stops at what the cell offers. */
  inTabOrder: boolean;
  /** A click on the value asks for a filter; left out where it does what a click on the row does. */
  onFilter?: (field: FilterField, value: string) => void;
}

export function ListCell(props: Props) {
  const { row, column, inTabOrder, onFilter } = props;
  const styles = useStyles2(getStyles);
  const field = FILTER_FIELDS.find((name) => name === column);
  // Of a field with many values, the cell has them all.
  const value = field && rowText(row, field);
  if (!onFilter || !field || value === undefined) {
    return <Value {...props} />;
  }
  return (
    <button
      type="button"
      className={styles.filter}
      title={t('list.filterFor', 'Filter for {{- value}}', { value: value.slice(0, MAX_CHARACTERS) })}
      tabIndex={inTabOrder ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation();
        onFilter(field, value);
      }}
    >
      <Value {...props} />
    </button>
  );
}

function Value({ row, column, density, times, timeZone }: Props): ReactNode {
  const styles = useStyles2(getStyles);
  const field = recordField(column);
  if (column === 'provisioning.identity.name') {
    return <IdentityCell row={row} density={density} />;
  }
  const status = column === 'provisioning.status' && rowText(row, column);
  if (status) {
    return <StatusText status={status} />;
  }
  const value = row.values.get(column);
  const text = field ? cellText(field, value, timeZone) : '';
  if (field?.kind === 'time' && times === 'relative' && text !== '') {
    return <Cut text={agoText(value)} title={text} />;
  }
  const numeric = field?.kind === 'time' || field?.kind === 'number' || field?.kind === 'duration';
  return <Cut text={text} className={cx(numeric && styles.numeric)} />;
}

function IdentityCell({ row, density }: { row: RecordRow; density: Density }) {
  const styles = useStyles2(getStyles);
  const name = rowText(row, 'provisioning.identity.name');
  const id = rowText(row, 'provisioning.identity.id');
  return (
    <div className={cx(density === 'compact' && styles.line)}>
      {name && <Cut text={name} className={styles.name} />}
      {id && id !== name && <Cut text={id} className={name ? styles.secondary : styles.name} />}
    </div>
  );
}

function Cut({ text, title, className }: { text: string; title?: string; className?: string }) {
  const styles = useStyles2(getStyles);
  const cut = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
  return (
    <div className={cx(styles.cut, className)} title={title ?? cut}>
      {cut}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cut: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  // The ID gives way to the name.
  line: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    '& > :last-child:not(:first-child)': { flexShrink: 1e6 },
  }),
  numeric: css({ fontVariantNumeric: 'tabular-nums' }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
  secondary: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  filter: css({
    display: 'block',
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'transparent',
    textAlign: 'left',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
});
