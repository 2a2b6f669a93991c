import { t } from '@grafana/i18n';
import { Button, Checkbox, Field, Input, Modal } from '@grafana/ui';
import React, { type FormEvent, type ReactNode, useId, useState } from 'react';

import { RANGE_UNITS } from '../../fields';

import { conditionLabel } from './conditionWords';
import { type Condition, isEmptyCondition } from './conditions';

interface Props {
  /** As it is at first. */
  condition: Condition;
  onApply: (condition: Condition) => void;
  onClose: () => void;
}

/** Asks for what a condition is made of. */
export function ConditionDialog({ condition: initial, onApply, onClose }: Props) {
  const [condition, setCondition] = useState(initial);
  const problem = problemOf(condition);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === undefined) {
      onApply(condition);
    }
  };
  return (
    <Modal title={conditionLabel(initial.kind === 'range' ? initial.field : initial.kind)} isOpen onDismiss={onClose}>
      <form onSubmit={submit}>
        <Fields condition={condition} onChange={setCondition} />
        {problem !== undefined && problem !== '' && <p role="alert">{problem}</p>}
        <Modal.ButtonRow>
          <Button type="button" variant="secondary" fill="outline" onClick={onClose}>
            {t('filters.cancel', 'Cancel')}
          </Button>
          <Button type="submit" disabled={problem !== undefined}>
            {t('filters.apply', 'Apply')}
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}

/** Why it cannot be applied; empty when there is nothing to say about it. */
function problemOf(condition: Condition): string | undefined {
  if (isEmptyCondition(condition)) {
    return '';
  }
  return condition.kind === 'range' &&
    condition.min !== undefined &&
    condition.max !== undefined &&
    condition.min > condition.max
    ? t('filters.rangeReversed', 'The range ends before it begins.')
    : undefined;
}

interface FieldsProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
}

function Fields({ condition, onChange }: FieldsProps): ReactNode {
  switch (condition.kind) {
    case 'range': {
      const { factor, unit } = RANGE_UNITS[condition.field];
      const bound = (label: string, key: 'min' | 'max') => (
        <NumberField
          label={label}
          unit={unit}
          value={condition[key] === undefined ? undefined : condition[key] / factor}
          onChange={(number) =>
            onChange({ ...condition, [key]: number === undefined ? undefined : Math.round(number * factor) })
          }
        />
      );
      return (
        <>
          {bound(t('filters.atLeast', 'At least'), 'min')}
          {bound(t('filters.atMost', 'At most'), 'max')}
        </>
      );
    }
    case 'change':
      return (
        <>
          <WordField
            label={t('filters.property', 'Property')}
            description={t('filters.propertyDescription', 'Its name, exactly. Empty: any property.')}
            value={condition.name ?? ''}
            onChange={(name) => onChange({ ...condition, name: name || undefined })}
          />
          <ValueField
            label={t('filters.from', 'From')}
            noValueLabel={t('filters.fromNoValue', 'From no value')}
            value={condition.oldValue}
            onChange={(oldValue) => onChange({ ...condition, oldValue })}
          />
          <ValueField
            label={t('filters.to', 'To')}
            noValueLabel={t('filters.toNoValue', 'To no value')}
            value={condition.newValue}
            onChange={(newValue) => onChange({ ...condition, newValue })}
          />
        </>
      );
    case 'notIdentity':
      return (
        <WordField
          label={t('filters.leaveOutIdentities', 'Leave out identities')}
          description={t(
            'filters.leaveOutIdentitiesDescription',
            'Beginnings of words of a name, ID or user principal name.'
          )}
          value={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
        />
      );
    case 'notText':
      return (
        <WordField
          label={t('filters.leaveOutWords', 'Leave out records with these words')}
          description={t(
            'filters.leaveOutWordsDescription',
            'In summary, reason, error code and descriptions of the steps: "exact phrase", begin*.'
          )}
          value={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
        />
      );
  }
}

interface WordFieldProps {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
}

function WordField({ label, description, value, onChange }: WordFieldProps) {
  const id = useId();
  return (
    <Field label={label} description={description} htmlFor={id}>
      <Input id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </Field>
  );
}

interface NumberFieldProps {
  label: string;
  unit: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function NumberField({ label, unit, value, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <Field label={label} htmlFor={id}>
      <Input
        id={id}
        type="number"
        step="any"
        suffix={unit}
        defaultValue={value}
        onChange={({ currentTarget }) =>
          onChange(Number.isNaN(currentTarget.valueAsNumber) ? undefined : currentTarget.valueAsNumber)
        }
      />
    </Field>
  );
}

interface ValueFieldProps {
  label: string;
  noValueLabel: string;
  /** Null: no value; undefined: any. */
  value: string | null | undefined;
  onChange: (value: string | null | undefined) => void;
}

function ValueField({ label, noValueLabel, value, onChange }: ValueFieldProps) {
  const id = useId();
  return (
    <Field label={label} description={t('filters.valueDescription', 'Exactly. Empty: any value.')} htmlFor={id}>
      <>
        <Input
          id={id}
          disabled={value === null}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
        <Checkbox
          label={noValueLabel}
          value={value === null}
          onChange={(event) => onChange(event.currentTarget.checked ? null : undefined)}
        />
      </>
    </Field>
  );
}
