import { type SelectableValue } from '@grafana/data';
import { InlineField, RadioButtonGroup } from '@grafana/ui';
import React, { useState } from 'react';

import { type ContextOf } from './context';

interface Props {
  value: ContextOf;
  onChange: (value: ContextOf) => void;
}

const CHOICES: Array<SelectableValue<ContextOf>> = [
  { label: 'Same identity', value: 'identity', description: 'What happened to it before and after, in any cycle' },
  { label: 'Same cycle', value: 'cycle', description: 'What else the cycle did' },
];

/** What the records around a log line have in common with it. */
export function ContextChoice({ value, onChange }: Props) {
  // Grafana does not render this anew when the data source has another choice.
  const [chosen, setChosen] = useState(value);
  return (
    <InlineField label="Records of the">
      <RadioButtonGroup<ContextOf>
        aria-label="Records of the"
        options={CHOICES}
        value={chosen}
        onChange={(choice) => {
          setChosen(choice);
          onChange(choice);
        }}
      />
    </InlineField>
  );
}
