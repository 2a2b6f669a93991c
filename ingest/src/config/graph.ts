import { z } from 'zod';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

const guid = z.string().regex(GUID, 'must be a GUID, as the Entra portal shows it');

/** The address decides where the token goes: without TLS only to this machine. */
const graphUrl = z.url({ protocol: /^https?$/, error: 'must be an https:// address', abort: true }).refine(
  (url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || LOOPBACK.has(hostname);
  },
  { error: 'must be an https:// address' }
);

const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
};

export const GRAPH_VARIABLES = {
  GRAPH_URL: graphUrl
    .default('https://graph.microsoft.com')
    .describe('Microsoft Graph; another cloud has another address'),
  GRAPH_TENANT_ID: guid.optional().describe('the tenant to follow'),
  GRAPH_CLIENT_ID: guid.optional().describe('the application (client) id of the app registration'),
  GRAPH_CLIENT_SECRET: z.string().min(1, 'must not be empty').optional().describe('its client secret'),
  GRAPH_CERTIFICATE: z
    .string()
    .min(1, 'must not be empty')
    .optional()
    .describe('instead of a secret: PEM file with certificate and private key'),
  GRAPH_IDENTITY: z
    .enum(['managed', 'workload'], 'must be managed or workload')
    .optional()
    .describe('instead of both: `managed` or `workload`'),
  GRAPH_POLL_SECONDS: wholeNumber(1, 3600).default(60).describe('how often new records are looked for'),
  GRAPH_REQUESTS_PER_10_SECONDS: wholeNumber(1, 1000)
    .default(4)
    .describe('Graph allows an app 5; less where other collectors use the same registration'),
};

type GraphValues = z.infer<z.ZodObject<typeof GRAPH_VARIABLES>>;

export type GraphCredential =
  | { kind: 'secret'; clientId: string; clientSecret: string }
  /** `certificate` is PEM text: certificate and private key. */
  | { kind: 'certificate'; clientId: string; certificate: string }
  | { kind: 'managed' | 'workload'; clientId: string | undefined };

export interface GraphConfig {
  url: string;
  tenantId: string;
  credential: GraphCredential;
  pollSeconds: number;
  requestsPer10Seconds: number;
}

/**
 * What belongs to Graph; undefined when no tenant is to be followed. `certificate` is the text of the file that
 * `GRAPH_CERTIFICATE` names. What does not fit together is added to `problems`.
 */
export function graphConfigOf(
  data: GraphValues,
  certificate: string | undefined,
  problems: string[]
): GraphConfig | undefined {
  const {
    GRAPH_TENANT_ID: tenantId,
    GRAPH_CLIENT_ID: clientId,
    GRAPH_CLIENT_SECRET: clientSecret,
    GRAPH_IDENTITY: identity,
  } = data;
  const ways = [clientSecret, data.GRAPH_CERTIFICATE, identity].filter((way) => way !== undefined);
  if (tenantId === undefined) {
    if (clientId !== undefined || ways.length > 0) {
      problems.push('GRAPH_TENANT_ID is missing: it says whose provisioning logs are read.');
    }
    return undefined;
  }
  if (ways.length !== 1) {
    problems.push(
      'Set one of GRAPH_CLIENT_SECRET, GRAPH_CERTIFICATE and GRAPH_IDENTITY, to sign in to Microsoft Graph.'
    );
    return undefined;
  }
  const credential = credentialOf(clientId, clientSecret, certificate, identity);
  if (credential === undefined) {
    problems.push('GRAPH_CLIENT_ID is missing: the application (client) id of the app registration.');
    return undefined;
  }
  return {
    url: data.GRAPH_URL,
    tenantId: tenantId.toLowerCase(),
    credential,
    pollSeconds: data.GRAPH_POLL_SECONDS,
    requestsPer10Seconds: data.GRAPH_REQUESTS_PER_10_SECONDS,
  };
}

function credentialOf(
  clientId: string | undefined,
  clientSecret: string | undefined,
  certificate: string | undefined,
  identity: 'managed' | 'workload' | undefined
): GraphCredential | undefined {
  if (identity !== undefined) {
    return { kind: identity, clientId };
  }
  if (clientId === undefined) {
    return undefined;
  }
  return clientSecret === undefined
    ? { kind: 'certificate', clientId, certificate: certificate ?? '' }
    : { kind: 'secret', clientId, clientSecret };
}
