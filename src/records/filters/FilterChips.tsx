import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { Chip } from './Chip';
import { conditionWords } from './conditionWords';
import { type Condition, withoutCondition } from './conditions';
import { activeFilters, type FilterState, turned, turnedCondition, withFilter } from './filterState';
import { filterWords } from './filterWords';

interface Props {
  state: FilterState;
  /** The new state, given the newest one. */
  onChange: (change: (state: FilterState) => FilterState) => void;
  onEdit: (condition: Condition) => void;
}

/** What is filtered by, each to be turned into its opposite or taken away. */
export function FilterChips({ state, onChange, onEdit }: Props) {
  const styles = useStyles2(getStyles);
  const active = activeFilters(state);
  if (active.length === 0 && state.conditions.length === 0) {
    return null;
  }
  return (
    <ul className={styles.chips} aria-label={t('filters.active', 'Active filters')}>
      {active.map((filter) => {
        const { field, kind } = filter;
        return (
          <Chip
            key={`${kind} ${field}`}
            words={filterWords(filter)}
            excluded={kind === 'excluded'}
            onTurn={() => onChange((newest) => turned(newest, filter))}
            onRemove={() => onChange((newest) => withFilter(newest, field, [], kind))}
          />
        );
      })}
      {state.conditions.map((condition) => (
        <Chip
          key={JSON.stringify(condition)}
          words={conditionWords(condition)}
          excluded={'text' in condition || condition.exclude === true}
          onTurn={() => onChange((newest) => turnedCondition(newest, condition))}
          onEdit={() => onEdit(condition)}
          onRemove={() =>
            onChange((newest) => ({ ...newest, conditions: withoutCondition(newest.conditions, condition) }))
          }
        />
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chips: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1), listStyle: 'none', margin: 0 }),
});
