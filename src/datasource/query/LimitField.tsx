import { InlineField, Input } from '@grafana/ui';
import React, { useId } from 'react';

import { LABEL_WIDTH } from './layout';

interface Props {
  label: string;
  value: number | undefined;
  placeholder: number;
  max: number;
  onChange: (value: number | undefined) => void;
}

/** A number from 1 to `max`; empty for the default. */
export function LimitField({ label, value, placeholder, max, onChange }: Props) {
  const id = useId();
  const commit = (typed: string) => {
    const number = Math.round(Number(typed));
    const limit = typed === '' || !(number > 0) ? undefined : Math.min(number, max);
    if (limit !== value) {
      onChange(limit);
    }
  };
  return (
    <InlineField label={label} labelWidth={LABEL_WIDTH} htmlFor={id}>
      <Input
        key={value}
        id={id}
        type="number"
        min={1}
        max={max}
        width={16}
        placeholder={String(placeholder)}
        defaultValue={value}
        onBlur={({ currentTarget }) => commit(currentTarget.value)}
      />
    </InlineField>
  );
}
