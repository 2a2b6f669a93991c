import { errors } from '@elastic/elasticsearch';

import { UserError } from '../userError.ts';

/** Elasticsearch's own words for an error, without the request. */
export function reasonOf(error: unknown): string {
  if (error instanceof errors.ResponseError) {
    const { text, reason } = causeOf(error);
    return text ?? withoutRequest(reason ?? `HTTP ${error.statusCode ?? '?'}`);
  }
  return error instanceof Error ? error.message : String(error);
}

/** A reason that may be logged: when a shard is not there in time, Elasticsearch quotes the documents meant for it. */
export function withoutRequest(reason: string): string {
  return reason.split(/,? request: \[/, 1)[0] ?? '';
}

interface Cause {
  /** What stands in place of an error object. */
  text?: string;
  type?: string;
  reason?: string;
}

function causeOf(error: errors.ResponseError): Cause {
  const body: unknown = error.body;
  const cause: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  if (typeof cause === 'string') {
    return { text: cause };
  }
  if (typeof cause !== 'object' || cause === null) {
    return {};
  }
  return {
    ...('type' in cause && typeof cause.type === 'string' ? { type: cause.type } : {}),
    ...('reason' in cause && typeof cause.reason === 'string' ? { reason: cause.reason } : {}),
  };
}

/** The HTTP status of an Elasticsearch reply that was an error. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof errors.ResponseError ? error.statusCode : undefined;
}

/** A reply that makes no sense. It says nothing about what was done. */
export class StrangeReply extends Error {
  override name = 'StrangeReply';
}

/** True for what may pass by itself: no connection, a timeout, an overloaded or starting cluster, a full disk. */
export function isTransient(error: unknown): boolean {
  if (
    error instanceof errors.ConnectionError ||
    error instanceof errors.NoLivingConnectionsError ||
    error instanceof errors.TimeoutError ||
    // A reply that was cut off or does not parse says nothing about what was done.
    error instanceof errors.DeserializationError ||
    error instanceof StrangeReply
  ) {
    return true;
  }
  return error instanceof errors.ResponseError && isTransientAnswer(error.statusCode ?? 0, causeOf(error).type);
}

/** What is wrong with the index or the cluster, not with the document or its writer, and is put right without them. */
const PASSING = ['cluster_block_exception', 'index_closed_exception'];

/** As `isTransient`, for a status and the type of the error that came with it. */
export function isTransientAnswer(status: number, type: string | undefined): boolean {
  return status === 408 || status === 429 || status >= 500 || PASSING.includes(type ?? '');
}

/** Some half a minute of them. */
const REFUSALS_IN_A_ROW = 8;

/**
 * Which errors may pass, for a worker that Elasticsearch has taken records from before: as `isTransient`, and besides
 * what stands in front of it may answer in its place for a while, and a node that just started knows no API keys yet.
 * One for each thing that is tried again and again.
 */
export class Patience {
  #refusals = 0;

  mayPass(error: unknown): boolean {
    const status = statusOf(error);
    if (status === 401) {
      this.#refusals++;
      return this.#refusals < REFUSALS_IN_A_ROW;
    }
    this.#refusals = 0;
    if (isTransient(error) || error instanceof errors.ProductNotSupportedError) {
      return true;
    }
    return status !== undefined && status !== 403 && status !== 413 && !isFromElasticsearch(error);
  }
}

/**
 * False when something else answered, such as a proxy's or a web server's page. Elasticsearch refuses credentials before
 * it puts its name on the reply.
 */
export function isFromElasticsearch(error: unknown): boolean {
  return (
    error instanceof errors.ResponseError &&
    (error.headers?.['x-elastic-product'] === 'Elasticsearch' || causeOf(error).type === 'security_exception')
  );
}

/**
 * What a person needs to know when Elasticsearch refuses or does not answer, and the command that helps. An error of
 * another kind comes back as it is.
 */
export function explained(error: unknown, url: string): unknown {
  if (!(error instanceof errors.ElasticsearchClientError)) {
    return error;
  }
  const strange = error instanceof errors.ResponseError && !isFromElasticsearch(error);
  if (error instanceof errors.ProductNotSupportedError || (strange && !isTransient(error))) {
    return new UserError(`What answers at ${url} is not Elasticsearch. Check ELASTICSEARCH_URL.`);
  }
  const status = statusOf(error);
  if (status === 401) {
    return new UserError(
      `Elasticsearch at ${url} refused the credentials. Set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ` +
        'ELASTICSEARCH_PASSWORD, then try: provlogs check'
    );
  }
  if (status === 403) {
    return new UserError(
      `Elasticsearch at ${url} does not allow it: ${reasonOf(error)}. Use credentials with that right, then try: ` +
        'provlogs check'
    );
  }
  if (error instanceof errors.ConnectionError || error instanceof errors.TimeoutError) {
    return new UserError(
      `Elasticsearch does not answer at ${url} (${reasonOf(error)}). Start it, or set ELASTICSEARCH_URL; a local one ` +
        'starts with: npm run elasticsearch'
    );
  }
  return new UserError(`Elasticsearch at ${url} answered: ${reasonOf(error)}`);
}
