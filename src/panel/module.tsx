import { PanelPlugin } from '@grafana/data';

import { DEFAULT_COLUMNS } from '../fields';

import { ColumnsEditor } from './ColumnsEditor';
import { type RecordsPanelOptions } from './options';
import { RecordsPanel } from './RecordsPanel';

export const plugin = new PanelPlugin<RecordsPanelOptions>(RecordsPanel).setNoPadding().setPanelOptions((builder) =>
  builder.addCustomEditor({
    id: 'columns',
    path: 'columns',
    name: 'Columns',
    description: 'The query has to ask for a column that is to be shown.',
    editor: ColumnsEditor,
    defaultValue: [...DEFAULT_COLUMNS],
  })
);
