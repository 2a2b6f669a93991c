import { PanelPlugin } from '@grafana/data';

import { DENSITY_OPTIONS, TIME_OPTIONS } from '../records/list/DisplayButton';

import { ColumnsEditor } from './ColumnsEditor';
import { CLICK_OPTIONS } from './clickOptions';
import { INITIAL_OPTIONS, readOptions, type RecordsPanelOptions } from './options';
import { RecordsPanel } from './RecordsPanel';
import { suggestionsFor } from './suggestions';

export const plugin = new PanelPlugin<RecordsPanelOptions>(RecordsPanel)
  .setNoPadding()
  .setMigrationHandler(({ options }) => readOptions(options))
  .setSuggestionsSupplier(suggestionsFor)
  .setPanelOptions((builder) =>
    builder
      .addCustomEditor({
        id: 'columns',
        path: 'columns',
        name: 'Columns',
        description: 'The query has to ask for a column that is to be shown. Their widths are drawn in the panel.',
        editor: ColumnsEditor,
        defaultValue: INITIAL_OPTIONS.columns,
      })
      .addRadio({
        path: 'density',
        name: 'Rows',
        settings: { options: DENSITY_OPTIONS },
        defaultValue: INITIAL_OPTIONS.density,
      })
      .addRadio({
        path: 'times',
        name: 'Times',
        settings: { options: TIME_OPTIONS },
        defaultValue: INITIAL_OPTIONS.times,
      })
      .addSelect({
        path: 'click',
        name: 'A click on a value',
        description: 'A filter is an ad-hoc filter of the dashboard. Enter opens the record, unless nothing does.',
        settings: { options: CLICK_OPTIONS },
        defaultValue: INITIAL_OPTIONS.click,
      })
  );
