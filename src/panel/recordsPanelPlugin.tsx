import { PanelPlugin } from '@grafana/data';
import { t } from '@grafana/i18n';

import { densityOptions, timeOptions } from '../records/list/DisplayButton';

import { ColumnsEditor } from './ColumnsEditor';
import { clickOptions } from './clickOptions';
import { INITIAL_OPTIONS, readOptions, type RecordsPanelOptions } from './options';
import { RecordsPanel } from './RecordsPanel';
import { suggestionsFor } from './suggestions';

/** The panel with its options. */
export const recordsPanelPlugin = new PanelPlugin<RecordsPanelOptions>(RecordsPanel)
  .setNoPadding()
  .setMigrationHandler(({ options }) => readOptions(options))
  .setSuggestionsSupplier(suggestionsFor)
  .setPanelOptions((builder) =>
    builder
      .addCustomEditor({
        id: 'columns',
        path: 'columns',
        name: t('panel.columns', 'Columns'),
        description: t(
          'panel.columnsDescription',
          'The query has to ask for a column that is to be shown. Their widths are drawn in the panel.'
        ),
        editor: ColumnsEditor,
        defaultValue: INITIAL_OPTIONS.columns,
      })
      .addRadio({
        path: 'density',
        name: t('list.rows', 'Rows'),
        settings: { options: densityOptions() },
        defaultValue: INITIAL_OPTIONS.density,
      })
      .addRadio({
        path: 'times',
        name: t('list.times', 'Times'),
        settings: { options: timeOptions() },
        defaultValue: INITIAL_OPTIONS.times,
      })
      .addSelect({
        path: 'click',
        name: t('panel.click', 'A click on a value'),
        description: t(
          'panel.clickDescription',
          'A filter is an ad-hoc filter of the dashboard. Enter opens the record, unless nothing does.'
        ),
        settings: { options: clickOptions() },
        defaultValue: INITIAL_OPTIONS.click,
      })
  );
