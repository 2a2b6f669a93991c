import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { activeFilters, type FilterState, turned, withFilter } from './filterState';
import { filterWords } from './filterWords';

/** Characters of one chip; its title has more of them. */
const SHOWN = 80;

interface Props {
  state: FilterState;
  /** The new state, given the newest one. */
  onChange: (change: (state: FilterState) => FilterState) => void;
}

/** What is filtered by, each to be turned into its opposite or taken away. */
export function FilterChips({ state, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const active = activeFilters(state);
  if (active.length === 0) {
    return null;
  }
  return (
    <ul className={styles.chips} aria-label="Active filters">
      {active.map((filter) => {
        const { field, kind } = filter;
        const words = filterWords(filter);
        const excluded = kind === 'excluded';
        return (
          <li key={`${kind} ${field}`} className={cx(styles.chip, excluded && styles.excluded)}>
            <span className={styles.words} title={words.slice(0, 1_000)}>
              {words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}
            </span>
            <Button
              size="sm"
              fill="text"
              variant="secondary"
              aria-label={`${excluded ? 'Include' : 'Exclude'} instead: ${words.slice(0, SHOWN)}`}
              onClick={() => onChange((newest) => turned(newest, filter))}
            >
              {excluded ? 'Include' : 'Exclude'}
            </Button>
            <IconButton
              name="times"
              aria-label={`Remove ${words.slice(0, SHOWN)}`}
              onClick={() => onChange((newest) => withFilter(newest, field, [], kind))}
            />
          </li>
        );
      })}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chips: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1), listStyle: 'none', margin: 0 }),
  chip: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
    paddingLeft: theme.spacing(1),
    paddingRight: theme.spacing(0.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
  }),
  excluded: css({ borderColor: theme.colors.error.border, borderStyle: 'dashed' }),
  words: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', unicodeBidi: 'isolate' }),
});
