import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, InlineLabel, MultiCombobox, RadioButtonGroup } from '@grafana/ui';
import React, { useId } from 'react';

import { filterLabel } from '../../fieldLabels';
import { type Filter } from '../types';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';
import { operators, operatorName } from './operators';
import { RemoveButton } from './RemoveButton';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
  /** Asked for when the list is opened. */
  values: () => Promise<string[]>;
}

/** One filter: a field, whether it keeps or leaves out, and the values. */
export function FilterRow({ filter, onChange, onRemove, values }: Props) {
  const labelId = useId();
  const label = filterLabel(filter.field);
  const options = async (typed: string) => {
    const wanted = typed.toLowerCase();
    const found = await values();
    return found.filter((value) => value.toLowerCase().includes(wanted)).map((value) => ({ value }));
  };
  return (
    <InlineFieldRow>
      <InlineLabel id={labelId} width={LABEL_WIDTH} as="span">
        {label}
      </InlineLabel>
      <InlineField>
        <RadioButtonGroup<boolean>
          aria-label={operatorName(label)}
          options={operators()}
          value={filter.exclude ?? false}
          onChange={(exclude) => onChange({ ...filter, exclude })}
        />
      </InlineField>
      <InlineField>
        <MultiCombobox<string>
          aria-labelledby={labelId}
          width={INPUT_WIDTH}
          placeholder={t('query.any', 'Any')}
          isClearable
          // For variables, and for values that no record of the time range has.
          createCustomValue
          options={options}
          value={filter.values}
          onChange={(chosen) => onChange({ ...filter, values: chosen.map(({ value }) => value) })}
        />
      </InlineField>
      <RemoveButton label={label} onClick={onRemove} />
    </InlineFieldRow>
  );
}
