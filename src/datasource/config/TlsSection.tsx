import { onUpdateDatasourceSecureJsonDataOption, updateDatasourcePluginResetOption } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, Field, FieldSet, SecretTextArea } from '@grafana/ui';
import React from 'react';

import { type ConfigProps } from './ConfigEditor';

const PEM_BEGIN = '-----BEGIN CERTIFICATE-----';

/** How Grafana's server trusts Elasticsearch's certificate. */
export function TlsSection(props: ConfigProps) {
  const { options, onOptionsChange } = props;
  const { tlsAuthWithCACert = false, tlsSkipVerify = false } = options.jsonData;
  const change = (jsonData: Partial<ConfigProps['options']['jsonData']>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...jsonData } });

  return (
    <FieldSet label={t('config.tls', 'TLS')} disabled={options.readOnly}>
      <Field>
        <Checkbox
          id="provlogs-with-ca"
          label={t('config.trustCa', 'Trust a certificate authority of our own')}
          value={tlsAuthWithCACert}
          onChange={({ currentTarget }) => change({ tlsAuthWithCACert: currentTarget.checked })}
        />
      </Field>
      {tlsAuthWithCACert && (
        <Field
          label={t('config.ca', 'CA certificate')}
          description={t('config.caDescription', 'In PEM form.')}
          required
        >
          <SecretTextArea
            id="provlogs-ca"
            cols={60}
            rows={6}
            placeholder={PEM_BEGIN}
            isConfigured={Boolean(options.secureJsonFields.tlsCACert)}
            value={options.secureJsonData?.tlsCACert ?? ''}
            onChange={onUpdateDatasourceSecureJsonDataOption(props, 'tlsCACert')}
            onReset={() => updateDatasourcePluginResetOption(props, 'tlsCACert')}
          />
        </Field>
      )}
      <Field>
        <Checkbox
          id="provlogs-skip-verify"
          label={t('config.skipVerify', 'Skip verification of the certificate')}
          description={t(
            'config.skipVerifyDescription',
            'Anybody between Grafana and Elasticsearch could then read the credentials. For trying out only.'
          )}
          value={tlsSkipVerify}
          onChange={({ currentTarget }) => change({ tlsSkipVerify: currentTarget.checked })}
        />
      </Field>
    </FieldSet>
  );
}
