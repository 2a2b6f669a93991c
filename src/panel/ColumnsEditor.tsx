import { type StandardEditorProps } from '@grafana/data';
import React from 'react';

import { type RecordFieldName } from '../fields';
import { ColumnChooser } from '../records/columns/ColumnChooser';

import { readListView } from '../records/list/listView';

export function ColumnsEditor({ value, onChange }: StandardEditorProps<RecordFieldName[] | undefined>) {
  return <ColumnChooser columns={readListView({ columns: value }).columns} onChange={onChange} />;
}
