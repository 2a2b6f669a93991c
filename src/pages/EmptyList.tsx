import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type FilterField } from '../fields';
import { withoutCondition } from '../records/filters/conditions';
import { conditionWords } from '../records/filters/conditionWords';
import { type Facets } from '../records/filters/facets';
import { activeFilters, type FilterState, isNarrowed, withFilter } from '../records/filters/filterState';
import { filterWords } from '../records/filters/filterWords';

interface Props {
  /** What is said where filters may be why there is nothing, and where there are none. */
  noMatch: string;
  nothing: string;
  state: FilterState;
  facets?: Facets;
  onFiltersChange: (change: (state: FilterState) => FilterState) => void;
  onClearFilters: () => void;
  /** Left out when the range is as wide already. */
  onWiden?: () => void;
}

/** There is nothing to list, and this is what can be loosened. */
export function EmptyList(props: Props) {
  const { noMatch, nothing, state, facets, onFiltersChange, onClearFilters, onWiden } = props;
  const styles = useStyles2(getStyles);
  const narrowed = isNarrowed(state);
  return (
    <div className={styles.empty}>
      <EmptyState variant="not-found" hideImage message={narrowed ? noMatch : nothing}>
        {narrowed && (
          <ul className={styles.list} aria-label={t('page.loosen', 'Filters to loosen')}>
            {state.identity !== '' && (
              <Loosen
                what={t('page.identityBegins', 'Identity begins with “{{- text}}”', { text: state.identity })}
                onClick={() => onFiltersChange((newest) => ({ ...newest, identity: '' }))}
              />
            )}
            {state.text !== '' && (
              <Loosen
                what={t('page.textContains', 'Text contains “{{- text}}”', { text: state.text })}
                onClick={() => onFiltersChange((newest) => ({ ...newest, text: '' }))}
              />
            )}
            {state.conditions.map((condition) => (
              <Loosen
                key={JSON.stringify(condition)}
                what={conditionWords(condition)}
                onClick={() =>
                  onFiltersChange((newest) => ({
                    ...newest,
                    conditions: withoutCondition(newest.conditions, condition),
                  }))
                }
              />
            ))}
            {activeFilters(state).map((filter) => {
              const { field, kind } = filter;
              return (
                <Loosen
                  key={`${kind} ${field}`}
                  what={filterWords(filter)}
                  gain={otherRecords(field, facets)}
                  onClick={() => onFiltersChange((newest) => withFilter(newest, field, [], kind))}
                />
              );
            })}
          </ul>
        )}
        <div className={styles.buttons}>
          {narrowed && (
            <Button variant="secondary" onClick={onClearFilters}>
              {t('filters.clear', 'Clear filters')}
            </Button>
          )}
          {onWiden && (
            <Button variant="secondary" onClick={onWiden}>
              {t('page.show30Days', 'Show 30 days')}
            </Button>
          )}
        </div>
      </EmptyState>
    </div>
  );
}

/** Records there are with other values of the field: its facet is narrowed by every filter but its own. */
function otherRecords(field: FilterField, facets?: Facets): number | undefined {
  const facet = facets?.get(field);
  // A record has many modified properties, so their counts do not add up to records.
  return facet && field !== 'provisioning.changed'
    ? facet.values.reduce((sum, { count }) => sum + count, facet.otherCount)
    : undefined;
}

function Loosen({ what, gain, onClick }: { what: string; gain?: number; onClick: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.item}>
      <span className={styles.what}>{what}</span>
      {gain !== undefined && (
        <span className={styles.gain}>
          {t('page.gain', '{{count, number}} records without this filter', {
            count: gain,
            defaultValue_one: '{{count, number}} record without this filter',
          })}
        </span>
      )}
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="times"
        aria-label={t('filters.remove', 'Remove {{- filter}}', { filter: what })}
        onClick={onClick}
      >
        {t('page.remove', 'Remove')}
      </Button>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  empty: css({ padding: theme.spacing(4, 2), overflow: 'auto', height: '100%' }),
  list: css({ listStyle: 'none', display: 'inline-block', margin: theme.spacing(1, 0), textAlign: 'left' }),
  item: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 1) }),
  what: css({ overflowWrap: 'anywhere', color: theme.colors.text.primary }),
  gain: css({ color: theme.colors.text.secondary }),
  buttons: css({ display: 'flex', justifyContent: 'center', gap: theme.spacing(1), marginTop: theme.spacing(1) }),
});
