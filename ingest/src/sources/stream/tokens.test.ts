import { CredentialUnavailableError } from '@azure/identity';

import { UserError } from '../../userError.ts';
import { eventHubsTokens } from './tokens.ts';

const managed = { kind: 'managed', clientId: undefined } as const;
const brokers = ['example.servicebus.windows.net:9093'];

describe('eventHubsTokens', () => {
  it('asks for a token for the namespace', async () => {
    const scopes: unknown[] = [];
    const getToken = async (scope: string | string[]) => {
      scopes.push(scope);
      return { token: 'token', expiresOnTimestamp: 0 };
    };
    expect(await eventHubsTokens(managed, brokers, { getToken })()).toBe('token');
    expect(scopes).toEqual(['https://example.servicebus.windows.net/.default']);
  });

  const failing = (error: Error) => eventHubsTokens(managed, brokers, { getToken: () => Promise.reject(error) })();

  it('throws a UserError for what will not pass', async () => {
    await expect(failing(new Error('AADSTS700016: hunter2'))).rejects.toThrow(UserError);
    await expect(failing(new CredentialUnavailableError('no endpoint'))).rejects.toThrow(UserError);
  });

  it('leaves what may pass to be tried again', async () => {
    const passing = failing(new CredentialUnavailableError('network: hunter2'));
    await expect(passing).rejects.not.toThrow(UserError);
    await expect(passing).rejects.toThrow(/No token from Entra/);
  });

  it('never shows what the library says', async () => {
    for (const message of ['AADSTS700016: hunter2', 'network: hunter2', 'hunter2']) {
      await expect(failing(new Error(message))).rejects.not.toThrow(/hunter2/);
    }
  });
});
