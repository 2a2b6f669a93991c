import { t } from '@grafana/i18n';
import React from 'react';

import { DEFAULT_CYCLES } from '../request/readQuery';
import { type CyclesQuery, MAX_CYCLES } from '../types';
import { LimitField } from './LimitField';

interface Props {
  query: CyclesQuery;
  onChange: (query: CyclesQuery) => void;
}

/** How many cycles are shown. */
export function CyclesOptions({ query, onChange }: Props) {
  return (
    <LimitField
      label={t('query.cyclesAtMost', 'Cycles at most')}
      value={query.limit}
      placeholder={DEFAULT_CYCLES}
      max={MAX_CYCLES}
      onChange={(limit) => onChange({ ...query, limit })}
    />
  );
}
