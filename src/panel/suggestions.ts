import { type VisualizationSuggestionsSupplier, VisualizationSuggestionScore } from '@grafana/data';

import { recordsPageOf } from '../records/frame';

import { type RecordsPanelOptions } from './options';

/** Suggests the panel for frames that it can list. Grafana asks panels of others since version 13. */
export const suggestionsFor: VisualizationSuggestionsSupplier<RecordsPanelOptions> = ({ rawFrames = [] }) =>
  rawFrames.some((frame) => recordsPageOf(frame))
    ? [{ name: 'Provisioning records', score: VisualizationSuggestionScore.Best }]
    : undefined;
