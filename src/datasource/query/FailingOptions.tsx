import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, InlineSwitch } from '@grafana/ui';
import React, { useId } from 'react';

import { DEFAULT_FAILING } from '../request/readQuery';
import { type FailingQuery, MAX_FAILING } from '../types';
import { LimitField } from './LimitField';

interface Props {
  query: FailingQuery;
  onChange: (query: FailingQuery) => void;
}

/** Which of the identities that failed are shown. */
export function FailingOptions({ query, onChange }: Props) {
  const resolvedId = useId();
  return (
    <InlineFieldRow>
      <LimitField
        label={t('query.identitiesAtMost', 'Identities at most')}
        value={query.limit}
        placeholder={DEFAULT_FAILING}
        max={MAX_FAILING}
        onChange={(limit) => onChange({ ...query, limit })}
      />
      <InlineField
        label={t('query.alsoResolved', 'Also resolved ones')}
        tooltip={t('query.alsoResolvedHint', 'Also identities that have succeeded since, and how long it took them.')}
        htmlFor={resolvedId}
      >
        <InlineSwitch
          id={resolvedId}
          value={query.resolved ?? false}
          onChange={({ currentTarget }) => onChange({ ...query, resolved: currentTarget.checked })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}
