import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Checkbox, Icon, IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { fieldLabel } from '../../fieldLabels';
import { DEFAULT_COLUMNS, RECORD_FIELDS, type RecordFieldName } from '../../fields';
import { testIds } from '../../testIds';

import { movedBy } from './columnOrder';

interface Props {
  columns: readonly RecordFieldName[];
  onChange: (columns: RecordFieldName[]) => void;
}

/** The chosen columns in their order, and every field with a box to tick: a new one becomes the last. */
export function ColumnChooser({ columns, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = RECORD_FIELDS.map(({ name }) => ({ name, label: fieldLabel(name) })).filter(
    ({ name, label }) => label.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted)
  );
  const isDefault =
    columns.length === DEFAULT_COLUMNS.length && columns.every((name, i) => name === DEFAULT_COLUMNS[i]);

  return (
    <div className={styles.chooser} data-testid={testIds.columns.chooser}>
      <ol className={styles.order} aria-label={t('columns.order', 'Order of the columns')}>
        {columns.map((name, index) => {
          const label = fieldLabel(name);
          return (
            <li key={name} className={styles.item}>
              <span className={styles.label}>{label}</span>
              <IconButton
                name="arrow-up"
                aria-label={t('columns.moveUp', 'Move {{- column}} up', { column: label })}
                disabled={index === 0}
                onClick={() => onChange(movedBy(columns, name, -1))}
              />
              <IconButton
                name="arrow-down"
                aria-label={t('columns.moveDown', 'Move {{- column}} down', { column: label })}
                disabled={index === columns.length - 1}
                onClick={() => onChange(movedBy(columns, name, 1))}
              />
            </li>
          );
        })}
      </ol>
      <Input
        aria-label={t('columns.search', 'Search columns')}
        placeholder={t('columns.search', 'Search columns')}
        prefix={<Icon name="search" aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={styles.list} aria-label={t('columns.columns', 'Columns')}>
        {found.map(({ name, label }) => {
          const chosen = columns.includes(name);
          return (
            <li key={name}>
              <Checkbox
                label={label}
                value={chosen}
                // A list without columns could not be used.
                disabled={chosen && columns.length === 1}
                onChange={() => onChange(chosen ? columns.filter((column) => column !== name) : [...columns, name])}
              />
            </li>
          );
        })}
        {found.length === 0 && <li className={styles.nothing}>{t('columns.notFound', 'No column is called that.')}</li>}
      </ul>
      <div className={styles.foot}>
        <span>
          {t('columns.shown', '{{count}} of {{all}} shown', { count: columns.length, all: RECORD_FIELDS.length })}
        </span>
        <Button variant="secondary" size="sm" disabled={isDefault} onClick={() => onChange([...DEFAULT_COLUMNS])}>
          {t('columns.reset', 'Reset')}
        </Button>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chooser: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: theme.spacing(30) }),
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0, 0.25),
    maxHeight: '30vh',
    overflow: 'auto',
    li: { padding: theme.spacing(0.5, 0) },
  }),
  order: css({
    margin: 0,
    padding: theme.spacing(0, 0.25),
    maxHeight: '25vh',
    overflow: 'auto',
    listStyle: 'none',
  }),
  item: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minHeight: theme.spacing(3) }),
  label: css({ flex: 1 }),
  nothing: css({ color: theme.colors.text.secondary }),
  foot: css({
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
