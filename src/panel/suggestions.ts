import { type VisualizationSuggestionsSupplier, VisualizationSuggestionScore } from '@grafana/data';
import { t } from '@grafana/i18n';

import { recordsPageOf } from '../records/frame';

import { type RecordsPanelOptions } from './options';

/** Suggests the panel for frames that it can list. Grafana asks panels of others since version 13. */
export const suggestionsFor: VisualizationSuggestionsSupplier<RecordsPanelOptions> = ({ rawFrames = [] }) =>
  rawFrames.some((frame) => recordsPageOf(frame))
    ? [{ name: t('list.records', 'Provisioning records'), score: VisualizationSuggestionScore.Best }]
    : undefined;
