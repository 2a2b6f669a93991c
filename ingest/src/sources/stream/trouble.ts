import { UserError } from '../../userError.ts';

/** The Kafka client's own words for what is wrong. */
export function reasonOf(trouble: unknown): string {
  return trouble instanceof Error ? trouble.message : String(trouble);
}

/**
 * Why no retry can help, and what to do, or undefined when one may. Credentials that worked before are given another
 * chance: a connection that breaks while they are exchanged looks the same.
 */
export function refusalOf(trouble: unknown, { everJoined }: { everJoined: boolean }): string | undefined {
  for (const error of causesOf(trouble)) {
    if (error instanceof UserError) {
      return error.message;
    }
    const type = 'type' in error ? error.type : undefined;
    if (error.name === 'KafkaJSSASLAuthenticationError' && !everJoined) {
      return `${error.message}. Check KAFKA_CONNECTION_STRING, KAFKA_USERNAME and KAFKA_PASSWORD, or KAFKA_IDENTITY.`;
    }
    if (type === 'TOPIC_AUTHORIZATION_FAILED' || type === 'GROUP_AUTHORIZATION_FAILED') {
      return `${error.message}. Its credentials need the right to read the topic and to use the consumer group.`;
    }
    if (error.name === 'KafkaJSNotImplemented') {
      return `${error.message}. Of compressed messages only those with gzip can be read: set the topic's compression.type to gzip or uncompressed.`;
    }
  }
  return undefined;
}

function* causesOf(trouble: unknown): Generator<Error> {
  for (let error = trouble; error instanceof Error; error = error.cause) {
    yield error;
  }
}
