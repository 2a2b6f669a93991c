import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { FILTER_FIELDS, type FilterField, recordField, type RecordFieldName } from '../../fields';
import { testIds } from '../../testIds';
import { agoText, cellText } from '../cellText';
import { type RecordRow, rowText } from '../frame';
import { once } from '../once';
import { StatusText } from '../StatusText';

import { type Density, type TimeFormat } from './listView';

/** Characters of one cell; the drawer has the rest. */
const MAX_CHARACTERS = 300;

/** Stands for the value in the translated text. */
const PLACE = '\u0000';
const filterFor = once(() => t('list.filterFor', 'Filter for {{- value}}', { value: PLACE }));

interface Props {
  row: RecordRow;
  column: RecordFieldName;
  /** Counted from 0. */
  index: number;
  density: Density;
  times: TimeFormat;
  timeZone: TimeZone;
  /** Whether the Tab key stops at what the cell offers. */
  inTabOrder: boolean;
  /** A click on the value asks for a filter; left out where it does what a click on the row does. */
  onFilter?: (field: FilterField, value: string) => void;
}

/** A cell of few elements: a fast scroll makes some hundred cells a second, and each element costs. */
export function ListCell(props: Props) {
  const { row, column, index, inTabOrder, onFilter } = props;
  const styles = useStyles2(getStyles);
  const { content, title, look = 'text' } = shownIn(props);
  const field = onFilter && FILTER_FIELDS.find((name) => name === column);
  // Of a field with many values, the cell has them all.
  const value = field && rowText(row, field);
  const offersFilter = onFilter !== undefined && field !== undefined && value !== undefined;
  return (
    <div
      role="gridcell"
      aria-colindex={index + 1}
      data-testid={testIds.list.cell(column)}
      className={`${styles.cell} ${index === 0 ? styles.first : ''} ${offersFilter ? '' : styles[look]}`}
      title={offersFilter ? undefined : title}
    >
      {offersFilter ? (
        <button
          type="button"
          className={`${styles.filter} ${styles[look]}`}
          title={filterFor().replace(PLACE, () => value.slice(0, MAX_CHARACTERS))}
          tabIndex={inTabOrder ? 0 : -1}
          onClick={(event) => {
            event.stopPropagation();
            onFilter(field, value);
          }}
        >
          {content}
        </button>
      ) : (
        content
      )}
    </div>
  );
}

interface Shown {
  content: ReactNode;
  title?: string;
  look?: 'text' | 'number' | 'line';
}

function shownIn({ row, column, density, times, timeZone }: Props): Shown {
  if (column === 'provisioning.identity.name') {
    return { content: <Identity row={row} />, look: density === 'compact' ? 'line' : 'text' };
  }
  const status = column === 'provisioning.status' && rowText(row, column);
  if (status) {
    return { content: <StatusText status={status} /> };
  }
  const field = recordField(column);
  const value = row.values.get(column);
  const text = cut(field ? cellText(field, value, timeZone) : '');
  const title = text === '' ? undefined : text;
  if (field?.kind === 'time' && times === 'relative' && title !== undefined) {
    return { content: agoText(value), title };
  }
  const isNumber = field?.kind === 'time' || field?.kind === 'number' || field?.kind === 'duration';
  return { content: text, title, look: isNumber ? 'number' : 'text' };
}

/** Name and ID, one of which may be missing. */
function Identity({ row }: { row: RecordRow }) {
  const styles = useStyles2(getStyles);
  const name = rowText(row, 'provisioning.identity.name');
  const id = rowText(row, 'provisioning.identity.id');
  return (
    <>
      {name && (
        <div className={`${styles.text} ${styles.name}`} title={cut(name)}>
          {cut(name)}
        </div>
      )}
      {id && id !== name && (
        <div className={`${styles.text} ${name ? styles.secondary : styles.name}`} title={cut(id)}>
          {cut(id)}
        </div>
      )}
    </>
  );
}

function cut(text: string): string {
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
}

const getStyles = (theme: GrafanaTheme2) => {
  const cutOff = { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    cell: css({ minWidth: 0, padding: theme.spacing(0, 1) }),
    first: css({ paddingLeft: theme.spacing(2) }),
    text: css({ ...cutOff, minWidth: 0 }),
    number: css({ ...cutOff, fontVariantNumeric: 'tabular-nums' }),
    // The ID gives way to the name.
    line: css({
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1),
      '& > :last-child:not(:first-child)': { flexShrink: 1e6 },
    }),
    name: css({ fontWeight: theme.typography.fontWeightMedium }),
    secondary: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    filter: css({
      maxWidth: '100%',
      padding: 0,
      border: 'none',
      background: 'transparent',
      textAlign: 'left',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
    }),
  };
};
