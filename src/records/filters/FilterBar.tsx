import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Dropdown, Icon, IconButton, Menu, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useState } from 'react';

import { type FilterField, FURTHER_FILTERS, PORTAL_FILTERS, RANGE_FIELDS } from '../../fields';
import { testIds } from '../../testIds';
import { type QueryResult } from '../query/useQueryResult';

import { ConditionDialog } from './ConditionDialog';
import { conditionLabel } from './conditionWords';
import { type Condition, withCondition } from './conditions';
import { FacetSelect } from './FacetSelect';
import { FilterChips } from './FilterChips';
import { type Facets } from './facets';
import { filterLabel } from './filterFields';
import { type FilterState, isNarrowed, withFilter } from './filterState';
import { TextFilter } from './TextFilter';

interface Props {
  state: FilterState;
  /** The new state, given the newest one: texts come late. */
  onChange: (change: (state: FilterState) => FilterState) => void;
  onClear: () => void;
  /** How often the filters were cleared: that forgets texts which are still being typed, too. */
  clears: number;
  facets: QueryResult<Facets>;
  /** Filters that are shown besides the standing ones. */
  added: readonly FilterField[];
  onAdd: (field: FilterField) => void;
  onRemove: (field: FilterField) => void;
  /** Stands at the end of the first line. */
  views: ReactNode;
}

/** The portal's filters, a search in the text, more filters to add, and what is filtered by. */
export function FilterBar({ state, onChange, onClear, clears, facets, added, onAdd, onRemove, views }: Props) {
  const styles = useStyles2(getStyles);
  const [edited, edit] = useState<Condition>();
  const values = facets.state === 'error' ? undefined : facets.value;
  const select = (field: FilterField) => (
    <FacetSelect
      key={field}
      field={field}
      facet={values?.get(field)}
      values={state.filters[field] ?? []}
      onChange={(chosen) => onChange((newest) => withFilter(newest, field, chosen))}
    />
  );
  return (
    <div
      role="search"
      aria-label={t('filters.filters', 'Filters')}
      className={styles.bar}
      data-testid={testIds.filters.bar}
    >
      <div className={styles.line}>
        <div className={styles.text}>
          <TextFilter
            key={clears}
            label={t('filters.identity', 'Identity')}
            placeholder={t('filters.identityPlaceholder', 'Identity: name, ID or user principal name')}
            value={state.identity}
            onChange={(identity) => onChange((newest) => ({ ...newest, identity }))}
          />
        </div>
        <div className={styles.text}>
          <TextFilter
            key={clears}
            label={t('filters.search', 'Search')}
            placeholder={t('filters.searchPlaceholder', 'Search in summary, reason and error code')}
            value={state.text}
            onChange={(text) => onChange((newest) => ({ ...newest, text }))}
          />
        </div>
        <AddFilter
          fields={FURTHER_FILTERS.filter((field) => !added.includes(field))}
          onAdd={onAdd}
          onAddCondition={edit}
        />
        <Button variant="secondary" fill="outline" icon="times" disabled={!isNarrowed(state)} onClick={onClear}>
          {t('filters.clear', 'Clear filters')}
        </Button>
        {views}
      </div>
      <div className={styles.line}>
        {PORTAL_FILTERS.map(select)}
        {added.map((field) => (
          <div key={field} className={styles.added}>
            {select(field)}
            <IconButton
              name="times"
              aria-label={t('filters.removeFilter', 'Remove filter {{- filter}}', { filter: filterLabel(field) })}
              onClick={() => onRemove(field)}
            />
          </div>
        ))}
      </div>
      <FilterChips state={state} onChange={onChange} onEdit={edit} />
      {edited && (
        <ConditionDialog
          condition={edited}
          onApply={(applied) => {
            onChange((newest) => ({ ...newest, conditions: withCondition(newest.conditions, applied, edited) }));
            edit(undefined);
          }}
          onClose={() => edit(undefined)}
        />
      )}
      {facets.state === 'error' && (
        <div role="alert" className={styles.fault}>
          <Icon name="exclamation-triangle" aria-hidden="true" />
          {t('filters.valuesNotRead', 'The values of the filters could not be read: {{- error}}', {
            error: facets.message,
          })}
        </div>
      )}
    </div>
  );
}

interface AddFilterProps {
  fields: readonly FilterField[];
  onAdd: (field: FilterField) => void;
  onAddCondition: (condition: Condition) => void;
}

function AddFilter({ fields, onAdd, onAddCondition }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const menu = (
    <Menu>
      {RANGE_FIELDS.map((field) => (
        <Menu.Item key={field} label={conditionLabel(field)} onClick={() => onAddCondition({ kind: 'range', field })} />
      ))}
      <Menu.Item label={conditionLabel('change')} onClick={() => onAddCondition({ kind: 'change' })} />
      <Menu.Item
        label={conditionLabel('notIdentity')}
        onClick={() => onAddCondition({ kind: 'notIdentity', text: '' })}
      />
      <Menu.Item label={conditionLabel('notText')} onClick={() => onAddCondition({ kind: 'notText', text: '' })} />
      <Menu.Divider />
      {fields.map((field) => (
        <Menu.Item key={field} label={filterLabel(field)} onClick={() => onAdd(field)} />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} onVisibleChange={setOpen}>
      <Button variant="secondary" icon="filter-plus" aria-expanded={open}>
        {t('filters.add', 'Add filter')}
      </Button>
    </Dropdown>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  text: css({ flex: `1 1 ${theme.spacing(28)}`, maxWidth: theme.spacing(52) }),
  added: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), maxWidth: '100%' }),
  fault: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    color: theme.colors.warning.text,
  }),
});
