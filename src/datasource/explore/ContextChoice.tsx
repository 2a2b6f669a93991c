import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, RadioButtonGroup } from '@grafana/ui';
import React, { useState } from 'react';

import { type ContextOf } from './context';

interface Props {
  value: ContextOf;
  onChange: (value: ContextOf) => void;
}

function choices(): Array<SelectableValue<ContextOf>> {
  return [
    {
      label: t('context.sameIdentity', 'Same identity'),
      value: 'identity',
      description: t('context.sameIdentityDescription', 'What happened to it before and after, in any cycle'),
    },
    {
      label: t('context.sameCycle', 'Same cycle'),
      value: 'cycle',
      description: t('context.sameCycleDescription', 'What else the cycle did'),
    },
  ];
}

/** What the records around a log line have in common with it. */
export function ContextChoice({ value, onChange }: Props) {
  // Grafana does not render this anew when the data source has another choice.
  const [chosen, setChosen] = useState(value);
  return (
    <InlineField label={t('context.recordsOf', 'Records of the')}>
      <RadioButtonGroup<ContextOf>
        aria-label={t('context.recordsOf', 'Records of the')}
        options={choices()}
        value={chosen}
        onChange={(choice) => {
          setChosen(choice);
          onChange(choice);
        }}
      />
    </InlineField>
  );
}
