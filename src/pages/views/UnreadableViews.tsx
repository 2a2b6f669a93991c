import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React, { useState } from 'react';

import { type StoredViews } from './savedViews';

/** Says that saved views are left out because they cannot be read, until it is closed. */
export function UnreadableViews({ unreadable }: Pick<StoredViews, 'unreadable'>) {
  const [closed, setClosed] = useState(false);
  if (closed || unreadable === 0) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      title={
        unreadable === 'all'
          ? t('views.noneReadable', 'Your saved views cannot be read')
          : t('views.someUnreadable', '{{count, number}} saved views cannot be read and are left out', {
              count: unreadable,
              defaultValue_one: '{{count, number}} saved view cannot be read and is left out',
            })
      }
      onRemove={() => setClosed(true)}
    >
      {t('views.unreadableGoes', 'All else works. What cannot be read is gone once you save, rename or delete a view.')}
    </Alert>
  );
}
