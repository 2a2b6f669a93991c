import { t } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import React from 'react';

interface Props {
  title: string;
  message: string;
  onRetry: () => void;
}

/** Stands in place of what could not be read. */
export function NotRead({ title, message, onRetry }: Props) {
  return (
    <Alert severity="error" title={title}>
      <p>{message}</p>
      <Button variant="secondary" size="sm" icon="sync" onClick={onRetry}>
        {t('list.tryAgain', 'Try again')}
      </Button>
    </Alert>
  );
}
