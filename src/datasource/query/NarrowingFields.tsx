import { t } from '@grafana/i18n';
import { Combobox, InlineField, InlineFieldRow } from '@grafana/ui';
import React, { useId } from 'react';

import { type FilterField } from '../../fields';
import { type Narrowing } from '../types';
import { additionsTo } from './additions';
import { ConditionRows } from './ConditionRows';
import { FilterRow } from './FilterRow';
import { INPUT_WIDTH, LABEL_WIDTH } from './layout';
import { RemoveButton } from './RemoveButton';
import { replaced } from './replaced';
import { TextField } from './TextField';

interface Props {
  narrowing: Narrowing;
  /** Given the parts that changed. */
  onChange: (changed: Narrowing) => void;
  /** Values of a field within the narrowing, most frequent first. */
  valuesOf: (field: FilterField) => Promise<string[]>;
  /** Fields that something else decides about. */
  decided?: readonly FilterField[];
}

/** What a query is narrowed by, and a list of what else it can be narrowed by. */
export function NarrowingFields({ narrowing, onChange, valuesOf, decided }: Props) {
  const addId = useId();
  const { filters = [], identity, notIdentity, text, notText } = narrowing;
  const additions = additionsTo(narrowing, decided);
  const identityHint = t(
    'query.identityHint',
    'Beginnings of words of a name, ID or user principal name, of the source or the target.'
  );
  const textHint = t(
    'query.textHint',
    'Words that summary, reason, error code or descriptions of the steps must have: "exact phrase", begin*.'
  );
  const identityIsNot = t('query.identityIsNot', 'Identity is not');
  const textIsNot = t('query.textIsNot', 'Text is not');
  return (
    <>
      <InlineFieldRow>
        <TextField
          label={t('query.identity', 'Identity')}
          tooltip={identityHint}
          width={TEXT_WIDTH}
          value={identity}
          onChange={(changed) => onChange({ identity: changed })}
        />
        <TextField
          label={t('query.text', 'Text')}
          labelWidth={8}
          tooltip={textHint}
          width={TEXT_WIDTH}
          value={text}
          onChange={(changed) => onChange({ text: changed })}
        />
      </InlineFieldRow>
      {filters.map((filter, position) => (
        <FilterRow
          key={`${filter.field}-${position}`}
          filter={filter}
          onChange={(changed) => onChange({ filters: replaced(filters, position, changed) })}
          onRemove={() => onChange({ filters: replaced(filters, position, undefined) })}
          values={() => valuesOf(filter.field)}
        />
      ))}
      {notIdentity !== undefined && (
        <InlineFieldRow>
          <TextField
            label={identityIsNot}
            tooltip={t('query.leavesOut', 'Leaves out. {{- hint}}', { hint: identityHint })}
            value={notIdentity}
            onChange={(changed = '') => onChange({ notIdentity: changed })}
          />
          <RemoveButton label={identityIsNot} onClick={() => onChange({ notIdentity: undefined })} />
        </InlineFieldRow>
      )}
      {notText !== undefined && (
        <InlineFieldRow>
          <TextField
            label={textIsNot}
            tooltip={t('query.leavesOut', 'Leaves out. {{- hint}}', { hint: textHint })}
            value={notText}
            onChange={(changed = '') => onChange({ notText: changed })}
          />
          <RemoveButton label={textIsNot} onClick={() => onChange({ notText: undefined })} />
        </InlineFieldRow>
      )}
      <ConditionRows narrowing={narrowing} onChange={onChange} />
      <InlineField label={t('query.addFilter', 'Add a filter')} labelWidth={LABEL_WIDTH} htmlFor={addId}>
        <Combobox
          id={addId}
          width={INPUT_WIDTH}
          placeholder={t('query.addFilterExamples', 'Action, application, status, error code, …')}
          options={additions.map(({ label, group }) => ({ value: label, group }))}
          value={null}
          onChange={({ value }) => {
            const chosen = additions.find(({ label }) => label === value);
            if (chosen) {
              onChange(chosen.add(narrowing));
            }
          }}
        />
      </InlineField>
    </>
  );
}

/** Two of them beside each other, within the width of a dashboard's editor. */
const TEXT_WIDTH = 34;
