import { errors } from '@elastic/elasticsearch';

import { UserError } from '../userError.ts';

/** Elasticsearch's own words for an error: its type and reason, without the request. */
export function reasonOf(error: unknown): string {
  if (error instanceof errors.ResponseError) {
    const body: unknown = error.body;
    if (typeof body === 'object' && body !== null && 'error' in body) {
      const cause: unknown = body.error;
      if (typeof cause === 'string') {
        return cause;
      }
      if (typeof cause === 'object' && cause !== null && 'reason' in cause && typeof cause.reason === 'string') {
        return cause.reason;
      }
    }
    return `HTTP ${error.statusCode ?? '?'}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** The HTTP status of an Elasticsearch reply that was an error. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof errors.ResponseError ? error.statusCode : undefined;
}

/** True for what may pass by itself: no connection, a timeout, an overloaded or starting cluster. */
export function isTransient(error: unknown): boolean {
  if (error instanceof errors.ConnectionError || error instanceof errors.TimeoutError) {
    return true;
  }
  // A reply that was cut off or does not parse says nothing about what was done.
  if (error instanceof errors.DeserializationError) {
    return true;
  }
  const status = statusOf(error);
  return status !== undefined && isTransientStatus(status);
}

export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** False when something else answered, such as a proxy's or a web server's page. */
export function isFromElasticsearch(error: unknown): boolean {
  return error instanceof errors.ResponseError && error.headers?.['x-elastic-product'] === 'Elasticsearch';
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
