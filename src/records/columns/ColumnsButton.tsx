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
    <Toggletip title="Columns" placement="bottom-end" content={<ColumnChooser columns={columns} onChange={onChange} />}>
      <Button variant="secondary" icon="columns">
        Columns
      </Button>
    </Toggletip>
  );
}
