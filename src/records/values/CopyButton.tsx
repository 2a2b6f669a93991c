import { ClipboardButton } from '@grafana/ui';
import React from 'react';

interface Props {
  /** What is copied, for the button's name: "Copy Job ID". */
  label: string;
  text: string;
}

export function CopyButton({ label, text }: Props) {
  return (
    <ClipboardButton
      icon="copy"
      variant="secondary"
      fill="text"
      size="sm"
      getText={() => text}
      aria-label={`Copy ${label}`}
      tooltip={`Copy ${label}`}
    />
  );
}
