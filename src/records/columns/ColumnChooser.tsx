import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Checkbox, Icon, Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { DEFAULT_COLUMNS, RECORD_FIELDS, type RecordFieldName } from '../../fields';
import { testIds } from '../../testIds';

interface Props {
  columns: readonly RecordFieldName[];
  onChange: (columns: RecordFieldName[]) => void;
}

/** Every field with a box to tick. Chosen columns keep their order, a new one becomes the last. */
export function ColumnChooser({ columns, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = RECORD_FIELDS.filter(
    ({ name, label }) => label.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted)
  );
  const isDefault =
    columns.length === DEFAULT_COLUMNS.length && columns.every((name, i) => name === DEFAULT_COLUMNS[i]);

  return (
    <div className={styles.chooser} data-testid={testIds.columns.chooser}>
      <Input
        aria-label="Search columns"
        placeholder="Search columns"
        prefix={<Icon name="search" aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={styles.list} aria-label="Columns">
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
        {found.length === 0 && <li className={styles.nothing}>No column is called that.</li>}
      </ul>
      <div className={styles.foot}>
        <span>{`${columns.length} of ${RECORD_FIELDS.length} shown`}</span>
        <Button variant="secondary" size="sm" disabled={isDefault} onClick={() => onChange([...DEFAULT_COLUMNS])}>
          Reset
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
    maxHeight: '40vh',
    overflow: 'auto',
    li: { padding: theme.spacing(0.5, 0) },
  }),
  nothing: css({ color: theme.colors.text.secondary }),
  foot: css({
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
