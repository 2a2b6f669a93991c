import { type StandardEditorProps } from '@grafana/data';
import React from 'react';

import { type RecordFieldName } from '../fields';
import { ColumnChooser } from '../records/columns/ColumnChooser';

import { columnsOf } from './options';

export function ColumnsEditor({ value, onChange }: StandardEditorProps<RecordFieldName[] | undefined>) {
  return <ColumnChooser columns={columnsOf(value)} onChange={onChange} />;
}
