import { initPluginTranslations } from '@grafana/i18n';

import { RECORDS_PANEL_ID } from '../datasource/types';

import { recordsPanelPlugin } from './recordsPanelPlugin';

await initPluginTranslations(RECORDS_PANEL_ID);

export const plugin = recordsPanelPlugin;
