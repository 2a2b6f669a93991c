import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Agent, type RequestOptions, request as requestHttps } from 'node:https';
import { request as requestHttp } from 'node:http';

import { z } from 'zod';

import type { ElasticsearchConfig } from '../config.ts';
import { UserError } from '../userError.ts';

/** Data view, saved searches and a dashboard; beside the package in the repository and in the container. */
const OBJECTS = new URL('../../../provisioning/kibana/provlogs.ndjson', import.meta.url);

const TIMEOUT_MS = 60_000;

const reply = z.object({
  success: z.boolean(),
  successCount: z.number(),
  errors: z.array(z.object({ type: z.string(), id: z.string(), error: z.object({ type: z.string() }) })).default([]),
});

export interface KibanaOptions {
  /** Kibana's own address. */
  url: string;
  /** The space to import into; the default one when left out. */
  space?: string;
  /** Kibana takes Elasticsearch's credentials, and trusts and is trusted by the same authority. */
  credentials: Pick<ElasticsearchConfig, 'auth' | 'ca'>;
}

/**
 * Imports the saved objects into Kibana, over those of an earlier version. Resolves to how many there are.
 * Throws a `UserError` with what to do.
 */
export async function importSavedObjects({ url, space, credentials }: KibanaOptions): Promise<number> {
  const address = importAddress(url, space);
  const objects = await readFile(OBJECTS).catch(() => {
    throw new UserError(`Kibana's objects are not there: ${fileURLToPath(OBJECTS)}. Take them from the repository.`);
  });
  const form = new FormData();
  form.set('file', new Blob([objects], { type: 'application/ndjson' }), 'provlogs.ndjson');
  const answer = await post(address, form, credentials);
  if (answer.status === 401 || answer.status === 403) {
    throw new UserError(
      `Kibana at ${address.origin} refused the credentials (HTTP ${answer.status}). They need the right to manage ` +
        'saved objects there; Kibana takes those of Elasticsearch, from ELASTICSEARCH_USERNAME or ELASTICSEARCH_API_KEY.'
    );
  }
  if (answer.status === 404) {
    throw new UserError(
      `There is no Kibana at ${address.origin}${address.pathname.replace(/\/api\/.*/, '')}, or no such space.`
    );
  }
  const parsed = reply.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) {
    throw new UserError(`What answers at ${address.origin} is not Kibana, or not ready (HTTP ${answer.status}).`);
  }
  const { success, successCount, errors } = parsed.data;
  if (!success) {
    const refused = errors.map(({ type, id, error }) => `${type} "${id}" (${error.type})`);
    throw new UserError(`Kibana took ${successCount} of the objects, but not: ${refused.join(', ')}.`);
  }
  return successCount;
}

function importAddress(url: string, space: string | undefined): URL {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UserError(`Kibana's address has to be an http:// or https:// one, not "${url}".`);
  }
  const base = url.replace(/\/+$/, '');
  const inSpace = space === undefined ? '' : `/s/${encodeURIComponent(space)}`;
  return new URL(`${base}${inSpace}/api/saved_objects/_import?overwrite=true`);
}

interface Answer {
  status: number;
  json: unknown;
}

/** As `fetch`, which takes no certificate authority. */
async function post(address: URL, form: FormData, { auth, ca }: KibanaOptions['credentials']): Promise<Answer> {
  // Encodes the form as multipart.
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  const options: RequestOptions = {
    method: 'POST',
    timeout: TIMEOUT_MS,
    headers: {
      'content-type': encoded.headers.get('content-type') ?? '',
      'content-length': body.length,
      // Kibana refuses what a browser might have been tricked into sending.
      'kbn-xsrf': 'provlogs',
      ...(auth === undefined ? {} : { authorization: authorizationOf(auth) }),
    },
  };
  return new Promise((resolve, reject) => {
    const request =
      address.protocol === 'https:'
        ? requestHttps(address, { ...options, ...(ca === undefined ? {} : { agent: new Agent({ ca }) }) })
        : requestHttp(address, options);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, json: parsed(Buffer.concat(chunks).toString()) });
      });
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    request.on('error', (error) =>
      reject(new UserError(`Kibana does not answer at ${address.origin} (${error.message}). Is it started?`))
    );
    request.end(body);
  });
}

function authorizationOf(auth: NonNullable<ElasticsearchConfig['auth']>): string {
  return 'apiKey' in auth
    ? `ApiKey ${auth.apiKey}`
    : `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
