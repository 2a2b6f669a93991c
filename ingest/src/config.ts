import { readFileSync } from 'node:fs';

import { DEFAULT_RETENTION_DAYS } from '@provlogs/schema/indices';
import { z } from 'zod';

import { GRAPH_VARIABLES, type GraphConfig, graphConfigOf } from './config/graph.ts';
import { KAFKA_VARIABLES, type KafkaConfig, kafkaConfigOf } from './config/kafka.ts';
import { UserError } from './userError.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });
const text = z.string().min(1, 'must not be empty');

const PORT_ERROR = 'must be a port: a whole number up to 65535, 0 for any free one';

export const variables = z.strictObject({
  ELASTICSEARCH_URL: httpUrl.default('http://127.0.0.1:9200').describe('Elasticsearch, 8.19 or later'),
  ELASTICSEARCH_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be the encoded key: one line of letters, digits and signs')
    .optional()
    .describe('the key that `provlogs setup --keys` made for the worker'),
  ELASTICSEARCH_USERNAME: text.optional().describe('instead of a key: a user'),
  ELASTICSEARCH_PASSWORD: text.optional().describe("the user's password"),
  ELASTICSEARCH_CA: text.optional().describe('file with the certificate authority to trust, PEM'),
  RETENTION_DAYS: z.coerce
    .number('must be a whole number of days')
    .int('must be a whole number of days')
    .min(1, 'must be a whole number of days, at least 1')
    .max(3650, 'must be at most 3650 days')
    .default(DEFAULT_RETENTION_DAYS)
    .describe('days a record is kept after its activity; run `provlogs setup` again after a change'),
  HTTP_PORT: z
    // An empty text would be 0.
    .string()
    .min(1, PORT_ERROR)
    .transform(Number)
    .pipe(z.number(PORT_ERROR).int(PORT_ERROR).min(0, PORT_ERROR).max(65_535, PORT_ERROR))
    .optional()
    .describe('where health and metrics are served; left out: nowhere'),
  ...GRAPH_VARIABLES,
  ...KAFKA_VARIABLES,
});

type VariableName = keyof z.infer<typeof variables>;

/** Also read from a file when `<NAME>_FILE` names one, as container platforms hand secrets over. */
export const SECRETS: readonly VariableName[] = [
  'ELASTICSEARCH_API_KEY',
  'ELASTICSEARCH_PASSWORD',
  'GRAPH_CLIENT_SECRET',
  'KAFKA_CONNECTION_STRING',
  'KAFKA_PASSWORD',
];

const PREFIXES = ['ELASTICSEARCH_', 'RETENTION_', 'HTTP_PORT', 'GRAPH_', 'KAFKA_'];

/** Kubernetes sets these for services called `elasticsearch` and `kafka`; they are not a misspelt name of ours. */
const SERVICE_LINK = /^(ELASTICSEARCH|KAFKA)_(SERVICE_(HOST|PORT)|PORT)(_|$)/;

export interface ElasticsearchConfig {
  url: string;
  auth: { apiKey: string } | { username: string; password: string } | undefined;
  /** PEM text of the certificate authority to trust. */
  ca: string | undefined;
}

export interface Config {
  elasticsearch: ElasticsearchConfig;
  /** Days a record is kept after its activity. */
  retentionDays: number;
  /** Where health and metrics are served; undefined: nowhere. 0 takes any free port. */
  httpPort: number | undefined;
  /** Undefined when no tenant is followed. */
  graph: GraphConfig | undefined;
  /** Undefined when no stream is followed. */
  kafka: KafkaConfig | undefined;
}

/**
 * The configuration from environment variables.
 * Throws a `UserError` that lists everything wrong at once; values of secrets are never part of it.
 */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || !PREFIXES.some((prefix) => name.startsWith(prefix)) || SERVICE_LINK.test(name)) {
      continue;
    }
    const secret = SECRETS.find((known) => name === `${known}_FILE`);
    if (secret === undefined) {
      values[name] = value;
    } else if (env[secret] !== undefined) {
      problems.push(`${secret} and ${name} are both set: keep one.`);
    } else {
      readInto(values, problems, secret, name, value);
    }
  }

  const parsed = variables.safeParse(values);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.flatMap(describe));
  }
  const { ELASTICSEARCH_API_KEY, ELASTICSEARCH_USERNAME, ELASTICSEARCH_PASSWORD } = values;
  if ((ELASTICSEARCH_USERNAME === undefined) !== (ELASTICSEARCH_PASSWORD === undefined)) {
    problems.push('ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD belong together: set both.');
  }
  if (ELASTICSEARCH_API_KEY !== undefined && ELASTICSEARCH_USERNAME !== undefined) {
    problems.push('ELASTICSEARCH_API_KEY and ELASTICSEARCH_USERNAME are both set: keep one.');
  }
  const files: Record<string, string> = {};
  for (const name of ['ELASTICSEARCH_CA', 'GRAPH_CERTIFICATE', 'KAFKA_CA']) {
    const path = values[name];
    if (path !== undefined) {
      readInto(files, problems, name, name, path);
    }
  }
  const graph = parsed.success ? graphConfigOf(parsed.data, files.GRAPH_CERTIFICATE, problems) : undefined;
  const kafka = parsed.success ? kafkaConfigOf(parsed.data, files.KAFKA_CA, problems) : undefined;

  if (!parsed.success || problems.length > 0) {
    throw new UserError(['The configuration is not usable:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
  return {
    elasticsearch: { url: parsed.data.ELASTICSEARCH_URL, auth: authOf(parsed.data), ca: files.ELASTICSEARCH_CA },
    retentionDays: parsed.data.RETENTION_DAYS,
    httpPort: parsed.data.HTTP_PORT,
    graph,
    kafka,
  };
}

function authOf(data: z.infer<typeof variables>): ElasticsearchConfig['auth'] {
  if (data.ELASTICSEARCH_API_KEY !== undefined) {
    return { apiKey: data.ELASTICSEARCH_API_KEY };
  }
  if (data.ELASTICSEARCH_USERNAME !== undefined && data.ELASTICSEARCH_PASSWORD !== undefined) {
    return { username: data.ELASTICSEARCH_USERNAME, password: data.ELASTICSEARCH_PASSWORD };
  }
  return undefined;
}

/** Reads a file's text, without the line end that editors add, into `values[target]`. */
function readInto(
  values: Record<string, string>,
  problems: string[],
  target: string,
  variable: string,
  path: string
): void {
  try {
    values[target] = readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    problems.push(`${variable} names a file that can't be read: ${error instanceof Error ? error.message : path}`);
  }
}

function describe(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => `${name} is not a setting of provlogs.${suggestion(name)}`);
  }
  return [`${issue.path.join('.')} ${issue.message}.`];
}

function suggestion(name: string): string {
  const squeezed = name.replaceAll('_', '');
  const known = [...Object.keys(variables.shape), ...SECRETS.map((secret) => `${secret}_FILE`)];
  const near = known.find((candidate) => {
    const other = candidate.replaceAll('_', '');
    return other === squeezed || other.startsWith(squeezed) || squeezed.startsWith(other);
  });
  return near === undefined ? ` Known: ${known.join(', ')}.` : ` Did you mean ${near}?`;
}
