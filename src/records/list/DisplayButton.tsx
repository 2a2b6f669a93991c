import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Field, RadioButtonGroup, Toggletip } from '@grafana/ui';
import React from 'react';

import { type Density, type ListView, type TimeFormat } from './listView';

export function densityOptions(): Array<SelectableValue<Density> & { value: Density; label: string }> {
  return [
    { value: 'comfortable', label: t('list.comfortable', 'Comfortable') },
    { value: 'compact', label: t('list.compact', 'Compact') },
  ];
}

export function timeOptions(): Array<SelectableValue<TimeFormat> & { value: TimeFormat; label: string }> {
  return [
    { value: 'absolute', label: t('list.absolute', 'Date and time') },
    { value: 'relative', label: t('list.relative', 'How long ago') },
  ];
}

interface Props {
  view: ListView;
  onChange: (view: ListView) => void;
}

/** How dense the list is, and how it tells times. */
export function DisplayButton({ view, onChange }: Props) {
  const content = (
    <>
      <Field label={t('list.rows', 'Rows')}>
        <RadioButtonGroup
          aria-label={t('list.rows', 'Rows')}
          options={densityOptions()}
          value={view.density}
          onChange={(density) => onChange({ ...view, density })}
        />
      </Field>
      <Field label={t('list.times', 'Times')} noMargin>
        <RadioButtonGroup
          aria-label={t('list.times', 'Times')}
          options={timeOptions()}
          value={view.times}
          onChange={(times) => onChange({ ...view, times })}
        />
      </Field>
    </>
  );
  return (
    <Toggletip title={t('list.display', 'Display')} placement="bottom-end" content={content}>
      <Button variant="secondary" icon="sliders-v-alt">
        {t('list.display', 'Display')}
      </Button>
    </Toggletip>
  );
}
