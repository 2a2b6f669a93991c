import {
  AzureAuthorityHosts,
  ClientCertificateCredential,
  ClientSecretCredential,
  CredentialUnavailableError,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';

import type { GraphConfig } from '../../config/graph.ts';
import { UserError } from '../../userError.ts';
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

/** Messages of the library may quote requests: only Entra's error code and the class are passed on. */
function toProblem(error: unknown): Error {
  if (error instanceof UserError) {
    return error;
  }
  const name = error instanceof Error ? error.name : 'Error';
  const code = error instanceof Error ? /AADSTS\d+/.exec(error.message)?.[0] : undefined;
  if (code !== undefined && !TRANSIENT_CODES.has(code)) {
    return new UserError(
      `Entra refused the credentials for Microsoft Graph (${code}: https://login.microsoftonline.com/error?code=` +
        `${code.slice('AADSTS'.length)}). Check GRAPH_TENANT_ID, GRAPH_CLIENT_ID and the secret or certificate.`
    );
  }
  // The library wraps failed requests to Entra in this class too, but those carry no code of Entra's.
  if (error instanceof CredentialUnavailableError && !/network|timed? ?out|ECONN|ENOTFOUND|EAI_/i.test(error.message)) {
    return new UserError('No identity is available on this machine. Check GRAPH_IDENTITY, or use a client secret.');
  }
  return new GraphFault('unreachable', `No token from Entra (${code ?? name})`);
}

/** Entra's own faults: "temporarily unavailable", throttled, timed out. */
const TRANSIENT_CODES = new Set(['AADSTS90033', 'AADSTS50196', 'AADSTS90024', 'AADSTS90006', 'AADSTS90055']);
