import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';

/** Takes away the filter beside it. */
export function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      variant="secondary"
      icon="times"
      aria-label={t('query.removeFilter', 'Remove the filter on {{- filter}}', { filter: label })}
      onClick={onClick}
    />
  );
}
