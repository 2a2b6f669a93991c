import { t } from '@grafana/i18n';
import { ClipboardButton } from '@grafana/ui';
import React from 'react';

interface Props {
  /** What is copied, for the button's name: "Copy Job ID". */
  label: string;
  text: string;
}

export function CopyButton({ label, text }: Props) {
  const name = t('values.copy', 'Copy {{- label}}', { label });
  return (
    <ClipboardButton
      icon="copy"
      variant="secondary"
      fill="text"
      size="sm"
      getText={() => text}
      aria-label={name}
      tooltip={name}
    />
  );
}
