import {
  onUpdateDatasourceSecureJsonDataOption,
  type SelectableValue,
  updateDatasourcePluginResetOption,
} from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Field, FieldSet, Input, RadioButtonGroup, SecretInput } from '@grafana/ui';
import React from 'react';

import { type AuthMethod } from '../types';
import { type ConfigProps } from './ConfigEditor';

function methods(): Array<SelectableValue<AuthMethod>> {
  return [
    { label: t('config.apiKey', 'API key'), value: 'apiKey' },
    { label: t('config.basic', 'User name and password'), value: 'basic' },
    { label: t('config.none', 'None'), value: 'none' },
  ];
}

/** As whom Grafana's server asks Elasticsearch. */
export function AuthenticationSection(props: ConfigProps) {
  const { options, onOptionsChange } = props;
  const method = options.jsonData.authMethod || (options.basicAuth ? 'basic' : 'none');

  const choose = (authMethod: AuthMethod) =>
    // Grafana sends the user name and password of its own accord while basicAuth is on.
    onOptionsChange({
      ...options,
      basicAuth: authMethod === 'basic',
      jsonData: { ...options.jsonData, authMethod },
    });

  return (
    <FieldSet label={t('config.authentication', 'Authentication')} disabled={options.readOnly}>
      <p>
        <Trans i18nKey="config.privileges">
          Viewers search with these rights, by whatever query they send. Use a key or user that has the privileges{' '}
          <code>read</code> and <code>view_index_metadata</code> on the index pattern and nothing else.
        </Trans>
      </p>
      <Field label={t('config.method', 'Method')}>
        <RadioButtonGroup<AuthMethod>
          aria-label={t('config.method', 'Method')}
          options={methods()}
          value={method}
          onChange={choose}
        />
      </Field>
      {method === 'apiKey' && <ApiKeyField {...props} />}
      {method === 'basic' && <BasicFields {...props} />}
    </FieldSet>
  );
}

function ApiKeyField(props: ConfigProps) {
  const { secureJsonData, secureJsonFields } = props.options;
  return (
    <Field
      label={t('config.apiKey', 'API key')}
      description={t(
        'config.apiKeyDescription',
        'The encoded form, as Elasticsearch and Kibana show it when a key is made.'
      )}
      required
    >
      <SecretInput
        id="provlogs-api-key"
        width={60}
        autoComplete="new-password"
        isConfigured={Boolean(secureJsonFields.apiKey)}
        value={secureJsonData?.apiKey ?? ''}
        onChange={onUpdateDatasourceSecureJsonDataOption(props, 'apiKey')}
        onReset={() => updateDatasourcePluginResetOption(props, 'apiKey')}
      />
    </Field>
  );
}

function BasicFields(props: ConfigProps) {
  const { options, onOptionsChange } = props;
  return (
    <>
      <Field label={t('config.userName', 'User name')} required>
        <Input
          id="provlogs-user"
          width={60}
          autoComplete="off"
          value={options.basicAuthUser}
          onChange={({ currentTarget }) => onOptionsChange({ ...options, basicAuthUser: currentTarget.value })}
        />
      </Field>
      <Field label={t('config.password', 'Password')} required>
        <SecretInput
          id="provlogs-password"
          width={60}
          autoComplete="new-password"
          isConfigured={Boolean(options.secureJsonFields.basicAuthPassword)}
          value={options.secureJsonData?.basicAuthPassword ?? ''}
          onChange={onUpdateDatasourceSecureJsonDataOption(props, 'basicAuthPassword')}
          onReset={() => updateDatasourcePluginResetOption(props, 'basicAuthPassword')}
        />
      </Field>
    </>
  );
}
