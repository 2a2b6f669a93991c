import { z } from 'zod';

const LOOPBACK = /^(127\.0\.0\.1|\[::1\]|localhost):/;
const HOST_AND_PORT = /^(\[[\da-f:]+\]|[^\s:,/]+):\d{1,5}$/i;

/** What Event Hubs takes as the user name beside a connection string. */
const CONNECTION_STRING_USER = '$ConnectionString';
/** Where Event Hubs speaks the Kafka protocol. */
const EVENT_HUBS_PORT = 9093;

const text = z.string().min(1, 'must not be empty');

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
  KAFKA_USERNAME: text.optional(),
  KAFKA_PASSWORD: text.optional(),
  KAFKA_IDENTITY: z.enum(['managed', 'workload'], 'must be managed or workload').optional(),
  KAFKA_CLIENT_ID: z.guid('must be a GUID, as the Entra portal shows it').optional(),
  KAFKA_TLS: z.enum(['true', 'false'], 'must be true or false').optional(),
  KAFKA_CA: text.optional(),
};

type KafkaValues = z.infer<z.ZodObject<typeof KAFKA_VARIABLES>>;

export type KafkaCredential =
  | { kind: 'plain'; username: string; password: string }
  /** A token from Entra for the Event Hubs namespace. */
  | { kind: 'managed' | 'workload'; clientId: string | undefined };

export interface KafkaConfig {
  /** Host and port of each. */
  brokers: string[];
  topic: string;
  group: string;
  credential: KafkaCredential | undefined;
  tls: boolean;
  /** PEM text of the certificate authority to trust. */
  ca: string | undefined;
}

/**
 * What belongs to the stream; undefined when none is to be followed. `ca` is the text of the file that `KAFKA_CA`
 * names. What does not fit together is added to `problems`; values of secrets are never part of it.
 */
export function kafkaConfigOf(data: KafkaValues, ca: string | undefined, problems: string[]): KafkaConfig | undefined {
  const before = problems.length;
  const hub = data.KAFKA_CONNECTION_STRING === undefined ? undefined : eventHubOf(data.KAFKA_CONNECTION_STRING);
  if (hub !== undefined && (hub.host === undefined || hub.key === undefined)) {
    problems.push(
      'KAFKA_CONNECTION_STRING is no Event Hubs connection string: Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=…'
    );
    return undefined;
  }
  const brokers = data.KAFKA_BROKERS ?? (hub?.host === undefined ? undefined : [`${hub.host}:${EVENT_HUBS_PORT}`]);
  if (brokers === undefined) {
    const useless = Object.entries(data).find(([name, value]) => /^KAFKA_(?!GROUP)/.test(name) && value !== undefined);
    if (useless !== undefined) {
      problems.push(`${useless[0]} is of no use without KAFKA_BROKERS or KAFKA_CONNECTION_STRING: set one.`);
    }
    return undefined;
  }
  const topic = data.KAFKA_TOPIC ?? hub?.entityPath;
  if (topic === undefined) {
    problems.push('KAFKA_TOPIC is missing: the topic, or the event hub, to read.');
  }
  const credential = credentialOf(data, problems);
  const tls = data.KAFKA_TLS === undefined ? credential !== undefined || ca !== undefined : data.KAFKA_TLS === 'true';
  if (!tls && ca !== undefined) {
    problems.push('KAFKA_CA is of no use with KAFKA_TLS=false: remove one.');
  }
  // On the wire, whoever reads a token or a connection string can use it until it expires.
  const isForEventHubs = hub !== undefined || data.KAFKA_IDENTITY !== undefined;
  if (!tls && isForEventHubs && !brokers.every((broker) => LOOPBACK.test(broker))) {
    problems.push('KAFKA_TLS=false would send the credentials for Event Hubs without TLS: remove it.');
  }
  return topic === undefined || problems.length > before
    ? undefined
    : { brokers, topic, group: data.KAFKA_GROUP, credential, tls, ca };
}

function credentialOf(data: KafkaValues, problems: string[]): KafkaCredential | undefined {
  const {
    KAFKA_CONNECTION_STRING: connectionString,
    KAFKA_USERNAME: username,
    KAFKA_PASSWORD: password,
    KAFKA_IDENTITY: identity,
    KAFKA_CLIENT_ID: clientId,
  } = data;
  if ([connectionString, username, identity].filter((way) => way !== undefined).length > 1) {
    problems.push('Set one of KAFKA_CONNECTION_STRING, KAFKA_USERNAME and KAFKA_IDENTITY, to sign in to Kafka.');
  }
  if ((username === undefined) !== (password === undefined)) {
    problems.push('KAFKA_USERNAME and KAFKA_PASSWORD belong together: set both.');
  }
  if (identity !== undefined) {
    return { kind: identity, clientId };
  }
  if (clientId !== undefined) {
    problems.push('KAFKA_CLIENT_ID says which identity is meant: set KAFKA_IDENTITY too, or remove it.');
  }
  if (connectionString !== undefined) {
    return { kind: 'plain', username: CONNECTION_STRING_USER, password: connectionString };
  }
  return username === undefined || password === undefined ? undefined : { kind: 'plain', username, password };
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
