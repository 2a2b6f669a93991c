import { getDataSourceSrv } from '@grafana/runtime';

import { type RecordSource } from '../query/runQuery';

import { type LinkSettings } from './outsideLinks';

/** What the data source's settings say about links; nothing for what they say wrongly. */
export function linkSettingsOf(source: RecordSource): LinkSettings {
  const jsonData: object = getDataSourceSrv().getInstanceSettings(source.getRef())?.jsonData ?? {};
  const settings = new Map<string, unknown>(Object.entries(jsonData));
  const text = (key: keyof LinkSettings) => {
    const value = settings.get(key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return { entraUrl: text('entraUrl'), kibanaUrl: text('kibanaUrl'), kibanaDataView: text('kibanaDataView') };
}
