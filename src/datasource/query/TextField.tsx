import { InlineField, Input } from '@grafana/ui';
import React, { type KeyboardEvent, useId } from 'react';

import { INPUT_WIDTH, LABEL_WIDTH } from './layout';

interface Props {
  label: string;
  tooltip?: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  type?: 'text' | 'number';
  labelWidth?: number;
  width?: number;
  placeholder?: string;
}

/** A text that takes effect when the input is left or on Enter; undefined when it is empty. */
export function TextField({
  label,
  tooltip,
  value = '',
  onChange,
  type = 'text',
  labelWidth = LABEL_WIDTH,
  width = INPUT_WIDTH,
  placeholder,
}: Props) {
  const id = useId();
  const commit = (typed: string) => {
    if (typed !== value) {
      onChange(typed || undefined);
    }
  };
  return (
    <InlineField label={label} labelWidth={labelWidth} tooltip={tooltip} htmlFor={id}>
      <Input
        // A value from outside replaces what is being typed.
        key={value}
        id={id}
        type={type}
        width={width}
        placeholder={placeholder}
        defaultValue={value}
        onBlur={({ currentTarget }) => commit(currentTarget.value)}
        onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
          if (event.key === 'Enter') {
            commit(event.currentTarget.value);
          }
        }}
      />
    </InlineField>
  );
}
