import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import React, { useEffect } from 'react';

import { DEFAULT_INDEX } from '../settings';
import { type ProvisioningOptions, type ProvisioningSecrets } from '../types';
import { AuthenticationSection } from './AuthenticationSection';
import { ConnectionSection } from './ConnectionSection';
import { LinksSection } from './LinksSection';
import { TlsSection } from './TlsSection';

export type ConfigProps = DataSourcePluginOptionsEditorProps<ProvisioningOptions, ProvisioningSecrets>;

/** The settings of the data source. */
export function ConfigEditor(props: ConfigProps) {
  const { options, onOptionsChange } = props;
  const { jsonData, readOnly, url } = options;

  useEffect(() => {
    // The routes in plugin.json read it: a default that is only shown would not be there for them.
    if (jsonData.index === undefined && !readOnly) {
      onOptionsChange({ ...options, jsonData: { ...jsonData, index: DEFAULT_INDEX } });
    }
  }, [jsonData, onOptionsChange, options, readOnly]);

  return (
    <>
      {url && (
        <Alert title={t('config.ownAddress', "Remove the data source's own address")} severity="warning">
          <p>
            <Trans i18nKey="config.ownAddressDescription" values={{ url }}>
              The field <code>url</code> of this data source is {'{{url}}'}. Grafana passes every request there that
              this plugin does not know, so that viewers could read and change more than provisioning logs. It must be
              empty.
            </Trans>
          </p>
          {!readOnly && (
            <Button variant="secondary" onClick={() => onOptionsChange({ ...options, url: '' })}>
              {t('config.removeIt', 'Remove it')}
            </Button>
          )}
        </Alert>
      )}
      <ConnectionSection {...props} />
      <AuthenticationSection {...props} />
      <TlsSection {...props} />
      <LinksSection {...props} />
    </>
  );
}
