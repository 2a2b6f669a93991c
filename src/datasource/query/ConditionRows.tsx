import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { fieldLabel } from '../../fieldLabels';
import { RANGE_UNITS } from '../../fields';
import { type ChangeFilter, type Narrowing, type RangeFilter } from '../types';
import { LABEL_WIDTH } from './layout';
import { operators, operatorName } from './operators';
import { RemoveButton } from './RemoveButton';
import { replaced } from './replaced';
import { TextField } from './TextField';

type Conditions = Pick<Narrowing, 'ranges' | 'changes'>;

interface Props {
  narrowing: Conditions;
  /** Given the part that changed. */
  onChange: (changed: Conditions) => void;
}

/** Filters on numbers, and on what a property was changed from and to. */
export function ConditionRows({ narrowing: { ranges = [], changes = [] }, onChange }: Props) {
  return (
    <>
      {ranges.map((range, position) => (
        <RangeRow
          key={position}
          range={range}
          onChange={(changed) => onChange({ ranges: replaced(ranges, position, changed) })}
        />
      ))}
      {changes.map((change, position) => (
        <ChangeRow
          key={position}
          change={change}
          onChange={(changed) => onChange({ changes: replaced(changes, position, changed) })}
        />
      ))}
    </>
  );
}

function RangeRow({ range, onChange }: { range: RangeFilter; onChange: (range: RangeFilter | undefined) => void }) {
  const { factor, unit } = RANGE_UNITS[range.field];
  const label = [fieldLabel(range.field), unit].filter(Boolean).join(', ');
  const shown = (bound: number | undefined) => (bound === undefined ? undefined : String(bound / factor));
  const read = (typed: string | undefined) => {
    const number = Number(typed);
    return typed === undefined || !Number.isFinite(number) ? undefined : Math.round(number * factor);
  };
  return (
    <InlineFieldRow>
      <Operator label={label} exclude={range.exclude} onChange={(exclude) => onChange({ ...range, exclude })} />
      <TextField
        label={t('query.atLeast', 'at least')}
        type="number"
        labelWidth={10}
        width={14}
        value={shown(range.min)}
        onChange={(typed) => onChange({ ...range, min: read(typed) })}
      />
      <TextField
        label={t('query.atMost', 'at most')}
        type="number"
        labelWidth={10}
        width={14}
        value={shown(range.max)}
        onChange={(typed) => onChange({ ...range, max: read(typed) })}
      />
      <RemoveButton label={label} onClick={() => onChange(undefined)} />
    </InlineFieldRow>
  );
}

function ChangeRow({
  change,
  onChange,
}: {
  change: ChangeFilter;
  onChange: (change: ChangeFilter | undefined) => void;
}) {
  const label = t('query.changedProperty', 'Changed property');
  const any = t('query.any', 'Any');
  const noValue = t('query.noValue', 'No value');
  return (
    <InlineFieldRow>
      <Operator label={label} exclude={change.exclude} onChange={(exclude) => onChange({ ...change, exclude })} />
      <TextField
        label={t('query.changeName', 'name')}
        labelWidth={8}
        width={20}
        placeholder={any}
        value={change.name}
        onChange={(name) => onChange({ ...change, name })}
      />
      <TextField
        label={t('query.changeFrom', 'from')}
        labelWidth={8}
        width={20}
        placeholder={change.oldValue === null ? noValue : any}
        value={change.oldValue ?? undefined}
        onChange={(oldValue) => onChange({ ...change, oldValue })}
      />
      <TextField
        label={t('query.changeTo', 'to')}
        labelWidth={8}
        width={20}
        placeholder={change.newValue === null ? noValue : any}
        value={change.newValue ?? undefined}
        onChange={(newValue) => onChange({ ...change, newValue })}
      />
      <RemoveButton label={label} onClick={() => onChange(undefined)} />
    </InlineFieldRow>
  );
}

interface OperatorProps {
  label: string;
  exclude: boolean | undefined;
  onChange: (exclude: boolean) => void;
}

function Operator({ label, exclude = false, onChange }: OperatorProps) {
  return (
    <InlineField label={label} labelWidth={LABEL_WIDTH}>
      <RadioButtonGroup<boolean>
        aria-label={operatorName(label)}
        options={operators()}
        value={exclude}
        onChange={onChange}
      />
    </InlineField>
  );
}
