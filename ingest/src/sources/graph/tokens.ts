import {
  AzureAuthorityHosts,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';

import type { GraphConfig } from '../../config/graph.ts';
import { UserError } from '../../userError.ts';
import { entraFault, explanationOf } from '../entraFault.ts';
import { GraphFault } from './fault.ts';

/** Gives access tokens for Graph. */
export interface AccessTokens {
  /** A token that is valid now. Throws a `GraphFault` for what may pass, a `UserError` for what will not. */
  get(signal: AbortSignal): Promise<string>;
  /** To be called when Graph refused a token: the next one is a new one. */
  renew(): void;
}

/** Tokens by `@azure/identity`, which keeps and refreshes them. */
export class EntraTokens implements AccessTokens {
  readonly #config: GraphConfig;
  readonly #scope: string;
  #credential: TokenCredential;

  constructor(config: GraphConfig, credential: TokenCredential = credentialOf(config)) {
    this.#config = config;
    this.#scope = `${new URL(config.url).origin}/.default`;
    this.#credential = credential;
  }

  async get(signal: AbortSignal): Promise<string> {
    try {
      const token = await this.#credential.getToken(this.#scope, { abortSignal: signal });
      if (token === null) {
        throw new UserError('Entra gave no token for Microsoft Graph. Check the GRAPH_* settings.');
      }
      return token.token;
    } catch (error) {
      throw toProblem(error);
    }
  }

  renew(): void {
    // A credential keeps its tokens until they expire; a new one has none.
    this.#credential = credentialOf(this.#config);
  }
}

function credentialOf({ url, tenantId, credential }: GraphConfig): TokenCredential {
  const authorityHost = new URL(url).hostname.endsWith('.us')
    ? AzureAuthorityHosts.AzureGovernment
    : AzureAuthorityHosts.AzurePublicCloud;
  switch (credential.kind) {
    case 'secret':
      return new ClientSecretCredential(tenantId, credential.clientId, credential.clientSecret, { authorityHost });
    case 'certificate':
      return new ClientCertificateCredential(
        tenantId,
        credential.clientId,
        { certificate: credential.certificate },
        { authorityHost }
      );
    case 'managed':
      return credential.clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId: credential.clientId });
    case 'workload':
      return new WorkloadIdentityCredential({
        tenantId,
        authorityHost,
        ...(credential.clientId === undefined ? {} : { clientId: credential.clientId }),
      });
  }
}

function toProblem(error: unknown): Error {
  if (error instanceof UserError) {
    return error;
  }
  const fault = entraFault(error);
  switch (fault.kind) {
    case 'refused':
      return new UserError(
        `Entra refused the credentials for Microsoft Graph (${explanationOf(fault.code)}). Check GRAPH_TENANT_ID, ` +
          'GRAPH_CLIENT_ID and the secret or certificate.'
      );
    case 'noIdentity':
      return new UserError('No identity is available on this machine. Check GRAPH_IDENTITY, or use a client secret.');
    case 'passing':
      return new GraphFault('unreachable', `No token from Entra (${fault.about})`);
  }
}
