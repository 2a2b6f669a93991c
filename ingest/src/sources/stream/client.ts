import { Kafka, logLevel, type SASLOptions } from 'kafkajs';

import type { KafkaConfig } from '../../config/kafka.ts';
import type { Log } from '../../log.ts';

/** Event Hubs closes idle connections without a word, and asks its clients to wait this long for an answer. */
const REQUEST_TIMEOUT_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 10_000;

/** A few quick tries; whoever follows the stream goes on trying for as long as it takes. */
const RETRIES = 3;

/** A Kafka client by the configuration, which logs its warnings and errors through `log`. */
export async function createKafka(config: KafkaConfig, log: Log): Promise<Kafka> {
  const sasl = await saslOf(config);
  return new Kafka({
    clientId: 'provlogs',
    brokers: config.brokers,
    ...(sasl === undefined ? {} : { sasl }),
    ssl: config.ca === undefined ? config.tls : { ca: config.ca },
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    // Of two restarts, its own and the follower's, only one can know when to give up.
    retry: { retries: RETRIES, restartOnFailure: () => Promise.resolve(false) },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ level, log: { message, broker, error } }) => {
        // Nothing else of an entry: it can hold whole requests.
        const about = { broker: textOf(broker), error: textOf(error) };
        if (level === logLevel.ERROR) {
          log.error(about, `Kafka: ${message}`);
        } else {
          log.warn(about, `Kafka: ${message}`);
        }
      },
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

async function saslOf({ credential, brokers }: KafkaConfig): Promise<SASLOptions | undefined> {
  if (credential === undefined) {
    return undefined;
  }
  if (credential.kind === 'plain') {
    return { mechanism: 'plain', username: credential.username, password: credential.password };
  }
  // Loaded by who uses it only: it takes longer than everything else together.
  const { eventHubsTokens } = await import('./tokens.ts');
  const token = eventHubsTokens(credential, brokers);
  return { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: await token() }) };
}
