import { type SelectableValue } from '@grafana/data';
import { Button, Field, RadioButtonGroup, Toggletip } from '@grafana/ui';
import React from 'react';

import { type Density, type ListView, type TimeFormat } from './listView';

export const DENSITY_OPTIONS: Array<SelectableValue<Density> & { value: Density; label: string }> = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
];

export const TIME_OPTIONS: Array<SelectableValue<TimeFormat> & { value: TimeFormat; label: string }> = [
  { value: 'absolute', label: 'Date and time' },
  { value: 'relative', label: 'How long ago' },
];

interface Props {
  view: ListView;
  onChange: (view: ListView) => void;
}

/** How dense the list is, and how it tells times. */
export function DisplayButton({ view, onChange }: Props) {
  const content = (
    <>
      <Field label="Rows">
        <RadioButtonGroup
          aria-label="Rows"
          options={DENSITY_OPTIONS}
          value={view.density}
          onChange={(density) => onChange({ ...view, density })}
        />
      </Field>
      <Field label="Times" noMargin>
        <RadioButtonGroup
          aria-label="Times"
          options={TIME_OPTIONS}
          value={view.times}
          onChange={(times) => onChange({ ...view, times })}
        />
      </Field>
    </>
  );
  return (
    <Toggletip title="Display" placement="bottom-end" content={content}>
      <Button variant="secondary" icon="sliders-v-alt">
        Display
      </Button>
    </Toggletip>
  );
}
