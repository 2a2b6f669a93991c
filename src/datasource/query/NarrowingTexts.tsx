import { InlineField, Input } from '@grafana/ui';
import React, { type KeyboardEvent, useId } from 'react';

import { type Narrowing } from '../types';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';

type Texts = Pick<Narrowing, 'identity' | 'text'>;

interface Props {
  narrowing: Texts;
  onChange: (texts: Texts) => void;
}

/** Identity and free text; they take effect when the input is left or on Enter. */
export function NarrowingTexts({ narrowing, onChange }: Props) {
  return (
    <>
      <TextField
        label="Identity"
        tooltip="Beginnings of words of a name, ID or user principal name, of the source or the target."
        value={narrowing.identity}
        onChange={(identity) => onChange({ identity })}
      />
      <TextField
        label="Text"
        tooltip={'Words that summary, reason or error code must have: "exact phrase", begin*.'}
        value={narrowing.text}
        onChange={(text) => onChange({ text })}
      />
    </>
  );
}

interface TextFieldProps {
  label: string;
  tooltip: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function TextField({ label, tooltip, value = '', onChange }: TextFieldProps) {
  const id = useId();
  const commit = (typed: string) => {
    if (typed !== value) {
      onChange(typed || undefined);
    }
  };
  return (
    <InlineField label={label} labelWidth={LABEL_WIDTH} tooltip={tooltip} htmlFor={id}>
      <Input
        // A value from outside replaces what is being typed.
        key={value}
        id={id}
        width={INPUT_WIDTH}
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
