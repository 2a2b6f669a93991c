import { t } from '@grafana/i18n';
import { Button, Toggletip } from '@grafana/ui';
import React from 'react';

import { type RecordFieldName } from '../../fields';

import { ColumnChooser } from './ColumnChooser';

interface Props {
  columns: readonly RecordFieldName[];
  onChange: (columns: RecordFieldName[]) => void;
}

export function ColumnsButton({ columns, onChange }: Props) {
  return (
    <Toggletip
      title={t('columns.columns', 'Columns')}
      placement="bottom-end"
      content={<ColumnChooser columns={columns} onChange={onChange} />}
    >
      <Button variant="secondary" icon="columns">
        {t('columns.columns', 'Columns')}
      </Button>
    </Toggletip>
  );
}
