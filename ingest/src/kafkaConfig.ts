import { z } from 'zod';

const text = z.string().min(1, 'must not be empty');
const HOST_AND_PORT = /^(\[[\da-f:]+\]|[^\s:,]+):\d{1,5}$/i;

/** The variables of the stream source. */
export const KAFKA_VARIABLES = {
  KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').map((broker) => broker.trim()))
    .refine(
      (brokers) => brokers.every((broker) => HOST_AND_PORT.test(broker)),
      'must be host:port, or several with commas'
    )
    .optional(),
  KAFKA_TOPIC: text.optional(),
  KAFKA_GROUP: text.default('provlogs'),
  KAFKA_CONNECTION_STRING: text.optional(),
  KAFKA_SASL_MECHANISM: z.enum(['PLAIN', 'OAUTHBEARER'], 'must be PLAIN or OAUTHBEARER').optional(),
  KAFKA_SASL_USERNAME: text.optional(),
  KAFKA_SASL_PASSWORD: text.optional(),
  KAFKA_TLS: z.enum(['true', 'false'], 'must be true or false').optional(),
  KAFKA_CA: text.optional(),
};

export const KAFKA_SECRETS = ['KAFKA_CONNECTION_STRING', 'KAFKA_SASL_PASSWORD'] as const;

export type KafkaVariables = z.infer<z.ZodObject<typeof KAFKA_VARIABLES>>;

export interface KafkaConfig {
  /** Host and port of each. */
  brokers: string[];
  topic: string;
  group: string;
  /** `entra`: a token from Microsoft Entra ID for the Event Hubs namespace of the first broker. */
  auth: { kind: 'plain'; username: string; password: string } | { kind: 'entra' } | undefined;
  tls: boolean;
  /** PEM text of the certificate authority to trust. */
  ca: string | undefined;
}

/** What Event Hubs takes as the user name beside a connection string. */
const CONNECTION_STRING_USER = '$ConnectionString';

/**
 * The stream to follow, or undefined when none is configured. Adds what is wrong to `problems`; values of secrets are
 * never part of it.
 */
export function kafkaConfigOf(
  variables: KafkaVariables,
  ca: string | undefined,
  problems: string[]
): KafkaConfig | undefined {
  const hub =
    variables.KAFKA_CONNECTION_STRING === undefined ? undefined : eventHubOf(variables.KAFKA_CONNECTION_STRING);
  const brokers = variables.KAFKA_BROKERS ?? (hub?.host === undefined ? undefined : [`${hub.host}:9093`]);
  const topic = variables.KAFKA_TOPIC ?? hub?.entityPath;
  const before = problems.length;
  if (hub !== undefined && (hub.host === undefined || hub.key === undefined)) {
    problems.push(
      'KAFKA_CONNECTION_STRING is no Event Hubs connection string: Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=…'
    );
  } else if (brokers === undefined) {
    const set = Object.entries(variables).find(
      ([name, value]) => name.startsWith('KAFKA_') && name !== 'KAFKA_GROUP' && value !== undefined
    );
    if (set !== undefined) {
      problems.push(`${set[0]} is of no use without KAFKA_BROKERS or KAFKA_CONNECTION_STRING: set one.`);
    }
  } else if (topic === undefined) {
    problems.push('KAFKA_TOPIC is missing: the topic, or the event hub, to read.');
  }
  const auth = authOf(variables, problems);
  if (brokers === undefined || topic === undefined || problems.length > before) {
    return undefined;
  }
  const tls =
    variables.KAFKA_TLS === undefined ? hub !== undefined || auth?.kind === 'entra' : variables.KAFKA_TLS === 'true';
  return { brokers, topic, group: variables.KAFKA_GROUP, auth, tls: tls || ca !== undefined, ca };
}

function authOf(variables: KafkaVariables, problems: string[]): KafkaConfig['auth'] {
  const {
    KAFKA_CONNECTION_STRING: connectionString,
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username,
    KAFKA_SASL_PASSWORD: password,
  } = variables;
  if ((username === undefined) !== (password === undefined)) {
    problems.push('KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD belong together: set both.');
  }
  if (connectionString !== undefined && username !== undefined) {
    problems.push('KAFKA_CONNECTION_STRING and KAFKA_SASL_USERNAME are both set: keep one.');
  }
  if (mechanism === 'OAUTHBEARER') {
    if (connectionString !== undefined || username !== undefined) {
      problems.push('KAFKA_SASL_MECHANISM OAUTHBEARER takes a token from Entra: remove the other Kafka credentials.');
    }
    return { kind: 'entra' };
  }
  if (connectionString !== undefined) {
    return { kind: 'plain', username: CONNECTION_STRING_USER, password: connectionString };
  }
  if (username !== undefined && password !== undefined) {
    return { kind: 'plain', username, password };
  }
  if (mechanism === 'PLAIN') {
    problems.push('KAFKA_SASL_MECHANISM PLAIN needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.');
  }
  return undefined;
}

interface EventHub {
  host: string | undefined;
  key: string | undefined;
  entityPath: string | undefined;
}

/** The parts of `Endpoint=sb://NAMESPACE.servicebus.windows.net/;SharedAccessKeyName=…;SharedAccessKey=…;EntityPath=…`. */
function eventHubOf(connectionString: string): EventHub {
  const part = (name: string) => new RegExp(`(?:^|;)\\s*${name}=([^;]+)`, 'i').exec(connectionString)?.[1]?.trim();
  const host = /^sb:\/\/([^/:\s]+)/i.exec(part('Endpoint') ?? '')?.[1];
  return { host, key: part('SharedAccessKey'), entityPath: part('EntityPath') };
}
