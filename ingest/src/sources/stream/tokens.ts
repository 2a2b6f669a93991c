import { ManagedIdentityCredential, type TokenCredential, WorkloadIdentityCredential } from '@azure/identity';

import type { KafkaCredential } from '../../config/kafka.ts';
import { UserError } from '../../userError.ts';
import { entraFault, explanationOf } from '../entraFault.ts';

type Identity = Exclude<KafkaCredential, { kind: 'plain' }>;

/**
 * Gives tokens for an Event Hubs namespace, from the library that keeps and refreshes them. They throw a `UserError` for
 * what will not pass.
 */
export function eventHubsTokens(
  identity: Identity,
  brokers: readonly string[],
  credential: TokenCredential = credentialOf(identity)
): () => Promise<string> {
  const scope = tokenScope(brokers);
  return async () => {
    try {
      const token = await credential.getToken(scope);
      if (token === null) {
        throw new UserError('Entra gave no token for Event Hubs. Check KAFKA_IDENTITY.');
      }
      return token.token;
    } catch (error) {
      throw error instanceof UserError ? error : toProblem(error);
    }
  };
}

/** What a token for an Event Hubs namespace is asked for: `https://NAMESPACE.servicebus.windows.net/.default`. */
export function tokenScope([broker = '']: readonly string[]): string {
  return `https://${broker.replace(/:\d+$/, '')}/.default`;
}

function credentialOf({ kind, clientId }: Identity): TokenCredential {
  const options = clientId === undefined ? {} : { clientId };
  return kind === 'managed' ? new ManagedIdentityCredential(options) : new WorkloadIdentityCredential(options);
}

function toProblem(error: unknown): Error {
  const fault = entraFault(error);
  switch (fault.kind) {
    case 'refused':
      return new UserError(
        `Entra refused the identity for Event Hubs (${explanationOf(fault.code)}). Check KAFKA_IDENTITY and KAFKA_CLIENT_ID.`
      );
    case 'noIdentity':
      return new UserError(
        'No identity is available on this machine. Check KAFKA_IDENTITY and KAFKA_CLIENT_ID, or use a connection string.'
      );
    case 'passing':
      return new Error(`No token from Entra (${fault.about})`);
  }
}
