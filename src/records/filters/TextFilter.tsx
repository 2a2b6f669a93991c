import { t } from '@grafana/i18n';
import { Icon, IconButton, Input } from '@grafana/ui';
import React from 'react';

import { useDebounced } from './useDebounced';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** A text to search by. It is searched once typing pauses, or at once by Enter. */
export function TextFilter({ label, placeholder, value, onChange }: Props) {
  const { text, type, commit } = useDebounced(value, onChange);
  return (
    <Input
      aria-label={label}
      prefix={<Icon name="search" aria-hidden="true" />}
      suffix={
        text !== '' && (
          <IconButton
            name="times"
            aria-label={t('filters.clearText', 'Clear {{- filter}}', { filter: label })}
            onClick={() => commit('')}
          />
        )
      }
      placeholder={placeholder}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          commit(event.currentTarget.value);
        }
      }}
    />
  );
}
