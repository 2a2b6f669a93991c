import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type ComboboxOption, InlineLabel, MultiCombobox, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { type FilterField } from '../../fields';
import { testIds } from '../../testIds';
import { numberText } from '../numberText';
import { wordsFor } from '../words';

import { type Facet } from './facets';
import { filterLabel } from './filterFields';

interface Props {
  field: FilterField;
  /** Undefined until its values are known. */
  facet?: Facet;
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** A filter that offers the values which are there, with the number of their records. */
export function FacetSelect({ field, facet, values, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <div className={styles.filter} data-testid={testIds.filters.facet(field)}>
      <InlineLabel width="auto" htmlFor={`${id}-input`} id={`${id}-label`} className={styles.label}>
        {filterLabel(field)}
      </InlineLabel>
      <MultiCombobox
        // Grafana 12.3 knows no id here, and is served by the label's.
        id={`${id}-input`}
        aria-labelledby={`${id}-label`}
        options={optionsOf(field, facet, values)}
        value={values.map((value) => ({ value, label: wordsFor(field, value) }))}
        onChange={(options) => onChange(options.map(({ value }) => value))}
        placeholder={t('filters.all', 'All')}
        isClearable
        width="auto"
        minWidth={12}
        maxWidth={42}
      />
    </div>
  );
}

/** What is there, then what is chosen but not there any more, so that it can be taken back. */
function optionsOf(field: FilterField, facet: Facet | undefined, chosen: readonly string[]): ComboboxOption[] {
  const offered = facet?.values ?? [];
  const present = new Set(offered.map(({ value }) => value));
  const options: ComboboxOption[] = [
    ...offered.map(({ value, count }) => optionOf(field, value, count)),
    ...chosen.filter((value) => !present.has(value)).map((value) => optionOf(field, value, facet && 0)),
  ];
  if (facet && facet.otherCount > 0) {
    options.push({
      value: '',
      label: t('filters.more', 'Narrow the other filters for more values'),
      description: t('filters.moreDescription', '{{count, number}} records have values that are not listed', {
        count: facet.otherCount,
        defaultValue_one: '{{count, number}} record has values that are not listed',
      }),
      infoOption: true,
    });
  }
  return options;
}

function optionOf(field: FilterField, value: string, count: number | undefined): ComboboxOption {
  const words = wordsFor(field, value);
  return { value, label: count === undefined ? words : `${words} (${numberText(count)})` };
}

const getStyles = (theme: GrafanaTheme2) => ({
  filter: css({ display: 'flex', maxWidth: '100%' }),
  label: css({
    height: 'auto',
    margin: 0,
    borderTopRightRadius: 0,
    borderBottomRightRadius: 0,
    paddingRight: theme.spacing(1),
  }),
});
