import { t } from '@grafana/i18n';
import { Field, FieldSet, Input } from '@grafana/ui';
import React from 'react';

import { linkProblem } from '../settings';
import { type ConfigProps } from './ConfigEditor';

/** Pages of others that a record links to. */
export function LinksSection({ options, onOptionsChange }: ConfigProps) {
  const { entraUrl, kibanaUrl, kibanaDataView } = options.jsonData;
  const change = (jsonData: Partial<ConfigProps['options']['jsonData']>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...jsonData } });
  const address = (label: string, description: string, placeholder: string, key: 'entraUrl' | 'kibanaUrl') => {
    const value = key === 'entraUrl' ? entraUrl : kibanaUrl;
    const wrong = linkProblem(value);
    return (
      <Field label={label} description={description} invalid={wrong !== undefined} error={wrong}>
        <Input
          id={`provlogs-${key}`}
          width={60}
          placeholder={placeholder}
          value={value ?? ''}
          onChange={({ currentTarget }) => change({ [key]: currentTarget.value.trim() })}
        />
      </Field>
    );
  };

  return (
    <FieldSet label={t('config.links', 'Links')} disabled={options.readOnly}>
      <p>
        {t('config.linksDescription', 'A record links to these pages. A link whose address is empty is not shown.')}
      </p>
      {address(
        t('config.entra', 'Entra admin centre'),
        t('config.entraDescription', "For the application's provisioning page. Each cloud has its own address."),
        'https://entra.microsoft.com',
        'entraUrl'
      )}
      {address(
        t('config.kibana', 'Kibana'),
        t('config.kibanaDescription', 'For the record in Discover.'),
        'https://localhost:5601',
        'kibanaUrl'
      )}
      {kibanaUrl && (
        <Field
          label={t('config.dataView', 'Kibana data view')}
          description={t('config.dataViewDescription', "Its ID; Kibana's default data view when empty.")}
        >
          <Input
            id="provlogs-kibanaDataView"
            width={60}
            value={kibanaDataView ?? ''}
            onChange={({ currentTarget }) => change({ kibanaDataView: currentTarget.value.trim() })}
          />
        </Field>
      )}
    </FieldSet>
  );
}
