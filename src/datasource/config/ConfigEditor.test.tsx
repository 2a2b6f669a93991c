import { type DataSourceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { DATA_SOURCE_TYPE, type ProvisioningOptions, type ProvisioningSecrets } from '../types';
import { ConfigEditor } from './ConfigEditor';

type Settings = DataSourceSettings<ProvisioningOptions, ProvisioningSecrets>;

const NEW: Settings = {
  id: 1,
  uid: 'x',
  orgId: 1,
  name: 'Provisioning Logs',
  type: DATA_SOURCE_TYPE,
  typeName: '',
  typeLogoUrl: '',
  access: 'proxy',
  url: '',
  user: '',
  database: '',
  basicAuth: false,
  basicAuthUser: '',
  isDefault: false,
  jsonData: {},
  secureJsonFields: {},
  readOnly: false,
  withCredentials: false,
};

function setUp(settings: Partial<Settings> = {}) {
  const seen: { last: Settings } = { last: { ...NEW, ...settings } };
  function Host() {
    const [options, setOptions] = useState(seen.last);
    const change = (changed: Settings) => {
      seen.last = changed;
      setOptions(changed);
    };
    return <ConfigEditor options={options} onOptionsChange={change} />;
  }
  render(<Host />);
  return { seen, user: userEvent.setup() };
}

describe('ConfigEditor', () => {
  it('writes the default index pattern, which the routes need', () => {
    expect(setUp().seen.last.jsonData.index).toBe('provisioning-logs-*');
  });

  it('leaves an index pattern that was chosen, and provisioned settings', () => {
    expect(setUp({ jsonData: { index: '' } }).seen.last.jsonData.index).toBe('');
    expect(setUp({ readOnly: true }).seen.last.jsonData.index).toBeUndefined();
  });

  it('takes the address, and off it the slash at the end', async () => {
    const { seen, user } = setUp();
    await user.type(screen.getByLabelText(/Elasticsearch address/), 'https://es:9200//');
    expect(screen.getByRole('alert')).toHaveTextContent('Take the slash off');
    await user.tab();
    expect(seen.last.jsonData.elasticsearchUrl).toBe('https://es:9200');
    expect(seen.last.url).toBe('');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says what is wrong with the index pattern', async () => {
    const { user } = setUp();
    await user.type(screen.getByLabelText(/Index pattern/), '/_search');
    expect(screen.getByRole('alert')).toHaveTextContent('"provisioning-logs-*/_search" is no index pattern');
  });

  it('keeps an API key as a secret', async () => {
    const { seen, user } = setUp();
    await user.click(screen.getByRole('radio', { name: 'API key' }));
    await user.type(screen.getByLabelText(/^API key \*/), 'abc');
    expect(seen.last.jsonData.authMethod).toBe('apiKey');
    expect(seen.last.basicAuth).toBe(false);
    expect(seen.last.secureJsonData?.apiKey).toBe('abc');
    expect(JSON.stringify(seen.last.jsonData)).not.toContain('abc');
  });

  it('lets a stored key be replaced', async () => {
    const { seen, user } = setUp({ jsonData: { authMethod: 'apiKey' }, secureJsonFields: { apiKey: true } });
    expect(screen.getByLabelText(/^API key \*/)).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(seen.last.secureJsonFields.apiKey).toBe(false);
    expect(screen.getByLabelText(/^API key \*/)).toBeEnabled();
  });

  it('has Grafana send user name and password only while they are chosen', async () => {
    const { seen, user } = setUp();
    await user.click(screen.getByRole('radio', { name: 'User name and password' }));
    await user.type(screen.getByLabelText(/User name \*/), 'reader');
    await user.type(screen.getByLabelText(/Password \*/), 'pw');
    expect(seen.last).toMatchObject({
      basicAuth: true,
      basicAuthUser: 'reader',
      secureJsonData: { basicAuthPassword: 'pw' },
    });
    await user.click(screen.getByRole('radio', { name: 'None' }));
    expect(seen.last.basicAuth).toBe(false);
  });

  it('takes a certificate authority, and warns of skipping verification', async () => {
    const { seen, user } = setUp();
    await user.click(screen.getByLabelText(/Trust a certificate authority/));
    await user.type(screen.getByLabelText(/CA certificate/), 'PEM');
    await user.click(screen.getByLabelText(/Skip verification/));
    expect(seen.last.jsonData).toMatchObject({ tlsAuthWithCACert: true, tlsSkipVerify: true });
    expect(seen.last.secureJsonData?.tlsCACert).toBe('PEM');
  });

  it('offers to remove an address that Grafana would pass any request to', async () => {
    const { seen, user } = setUp({ url: 'http://es:9200' });
    expect(screen.getByRole('alert')).toHaveTextContent('http://es:9200');
    await user.click(screen.getByRole('button', { name: 'Remove it' }));
    expect(seen.last.url).toBe('');
  });

  it('cannot be changed when it is provisioned', () => {
    setUp({ readOnly: true });
    expect(screen.getByLabelText(/Elasticsearch address/)).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'API key' })).toBeDisabled();
  });
});
