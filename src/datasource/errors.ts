import { type DataQueryError, DataQueryErrorType } from '@grafana/data';
import { isFetchError } from '@grafana/runtime';

import { elasticsearchFault } from './response/fault';
import { sentenceOf } from './response/faultSentence';
import { UserError } from './userError';

/** Grafana's proxy turns Elasticsearch's 401 into a 400 with this text, so that nobody is signed out. */
const UPSTREAM_UNAUTHORIZED = 'Authentication to data source failed';

const CHECK_ADDRESS =
  "Check the address in the data source's settings and that Elasticsearch is running and reachable from Grafana's server.";

/** What happened and what to do about it, in words for the user. */
export function explainError(error: unknown, index: string): string {
  if (error instanceof UserError) {
    return error.message;
  }
  if (isFetchError<unknown>(error)) {
    return explainResponse(error.status, error.data, index);
  }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return 'Grafana did not answer. Check your network connection, then try again.';
  }
  return `The query failed unexpectedly: ${error instanceof Error ? error.message : String(error)}`;
}

/** The error of one query, as Grafana shows it beside the query and on the panel. */
export function queryError(error: unknown, refId: string, index: string): DataQueryError {
  if (isFetchError(error) && error.cancelled) {
    return { refId, type: DataQueryErrorType.Cancelled, message: 'The query was cancelled.' };
  }
  const message = explainError(error, index);
  return isFetchError(error)
    ? { refId, message, status: error.status, statusText: error.statusText }
    : { refId, message };
}

function explainResponse(status: number, data: unknown, index: string): string {
  const fault = elasticsearchFault(data);
  if (fault) {
    return sentenceOf(fault, status, index);
  }
  const message = plainMessage(data);
  if (message?.includes(UPSTREAM_UNAUTHORIZED)) {
    return (
      'Elasticsearch refused the credentials (401). Check the API key, or user name and password, in the data ' +
      "source's settings: the key may have expired or belong to another cluster."
    );
  }
  switch (status) {
    case 401:
      return 'Your Grafana session has ended. Sign in again.';
    case 403:
      return `Grafana refused the request (403${message ? `: ${message}` : ''}). Ask an administrator for the permission to query this data source.`;
    case 404:
      return `Nothing answers at the data source's address (404). ${CHECK_ADDRESS}`;
    case 413:
      return 'The query is too large (413). Choose fewer filter values.';
    case 429:
      return 'Elasticsearch has too much to do (429). Try again in a moment, or choose a shorter time range.';
    case 502:
      return `Grafana could not reach Elasticsearch (502). ${CHECK_ADDRESS}`;
    case 503:
      return 'Elasticsearch is not available (503). It may be starting; try again in a moment.';
    case 504:
      return 'Elasticsearch did not answer in time (504). Choose a shorter time range, or try again.';
    default:
      return `Elasticsearch or a proxy in front of it answered ${status}${message ? `: ${message}` : ''}. ${CHECK_ADDRESS}`;
  }
}

/** Longer texts are pages of a proxy, of no use to a reader. */
const MAX_MESSAGE = 200;

/** The text of an answer that is not Elasticsearch's: plain, or Grafana's `message`. */
function plainMessage(data: unknown): string | undefined {
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : data;
  return typeof message === 'string' && message !== '' && !message.includes('<')
    ? message.slice(0, MAX_MESSAGE)
    : undefined;
}
