import { type DataQueryError, DataQueryErrorType } from '@grafana/data';
import { t } from '@grafana/i18n';
import { isFetchError } from '@grafana/runtime';

import { elasticsearchFault } from './response/fault';
import { sentenceOf } from './response/faultSentence';
import { UserError } from './userError';

/** Grafana's proxy turns Elasticsearch's 401 into a 400 with this text, so that nobody is signed out. */
const UPSTREAM_UNAUTHORIZED = 'Authentication to data source failed';

const checkAddress = () =>
  t(
    'errors.checkAddress',
    "Check the address in the data source's settings and that Elasticsearch is running and reachable from Grafana's server."
  );

/** What happened and what to do about it, in words for the user. */
export function explainError(error: unknown, index: string): string {
  if (error instanceof UserError) {
    return error.message;
  }
  if (isFetchError<unknown>(error)) {
    return explainResponse(error.status, error.data, index);
  }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return t('errors.noGrafana', 'Grafana did not answer. Check your network connection, then try again.');
  }
  return t('errors.unexpected', 'The query failed unexpectedly: {{- error}}', {
    error: error instanceof Error ? error.message : String(error),
  });
}

/** The error of one query, as Grafana shows it beside the query and on the panel. */
export function queryError(error: unknown, refId: string, index: string): DataQueryError {
  if (isFetchError(error) && error.cancelled) {
    return { refId, type: DataQueryErrorType.Cancelled, message: t('errors.cancelled', 'The query was cancelled.') };
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
    return t(
      'errors.unauthorized',
      "Elasticsearch refused the credentials, or was sent none (401). Check the API key, or user name and password, in the data source's settings: they may be missing or mistyped, and a key may have expired or belong to another cluster."
    );
  }
  switch (status) {
    case 401:
      return t('errors.noSession', 'Your Grafana session has ended. Sign in again.');
    case 403:
      return message
        ? t(
            'errors.forbiddenBecause',
            'Grafana refused the request (403: {{- message}}). Ask an administrator for the permission to query this data source.',
            { message }
          )
        : t(
            'errors.forbidden',
            'Grafana refused the request (403). Ask an administrator for the permission to query this data source.'
          );
    case 404:
      return t('errors.nothingThere', "Nothing answers at the data source's address (404). {{- checkAddress}}", {
        checkAddress: checkAddress(),
      });
    case 413:
      return t('errors.tooLarge', 'The query is too large (413). Choose fewer filter values.');
    case 429:
      return t(
        'errors.tooBusy429',
        'Elasticsearch has too much to do (429). Try again in a moment, or choose a shorter time range.'
      );
    case 502:
      return t('errors.unreachable', 'Grafana could not reach Elasticsearch (502). {{- checkAddress}}', {
        checkAddress: checkAddress(),
      });
    case 503:
      return t(
        'errors.unavailable',
        'Elasticsearch is not available (503). It may be starting; try again in a moment.'
      );
    case 504:
      return t(
        'errors.timedOut',
        'Elasticsearch did not answer in time (504). Choose a shorter time range, or try again.'
      );
    default:
      return t('errors.status', 'Elasticsearch or a proxy in front of it answered {{- answer}}. {{- checkAddress}}', {
        answer: message ? `${status}: ${message}` : status,
        checkAddress: checkAddress(),
      });
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
