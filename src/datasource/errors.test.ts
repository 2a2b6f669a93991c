import { DataQueryErrorType } from '@grafana/data';

import { explainError, queryError } from './errors';
import { UserError } from './userError';

const INDEX = 'provisioning-logs-*';
const failed = (status: number, data: unknown) => ({ status, statusText: '', data, config: { url: '' } });
const explain = (status: number, data: unknown) => explainError(failed(status, data), INDEX);
const fault = (type: string, reason: string | null, more: object = {}) => ({
  error: { type, reason, ...more },
  status: 0,
});

describe('explainError', () => {
  it.each<[string, number, unknown, string]>([
    [
      'a wrong key',
      400,
      { message: 'Authentication to data source failed' },
      'refused the credentials, or was sent none (401). Check the API key',
    ],
    [
      'a wrong key, as text',
      400,
      'Authentication to data source failed',
      'refused the credentials, or was sent none (401). Check the API key',
    ],
    [
      'no credentials',
      401,
      fault('security_exception', 'missing authentication'),
      'asks for credentials. Enter an API key',
    ],
    ['an ended session', 401, { message: 'Unauthorized' }, 'Your Grafana session has ended. Sign in again.'],
    [
      'a missing privilege',
      403,
      fault(
        'security_exception',
        'action [indices:data/read/search] is unauthorized for API key id [x] of user [u] on indices [provisioning-logs-2026.11.20], this action is granted by the index privileges [read,all]'
      ),
      'may not read provisioning-logs-*. It lacks one of these privileges: read, all. Give it read and view_index_metadata',
    ],
    [
      'a refusal by Grafana',
      403,
      { message: 'Access denied' },
      'Grafana refused the request (403: Access denied). Ask an administrator',
    ],
    [
      'a missing index',
      404,
      fault('index_not_found_exception', 'no such index [x]'),
      'No index matches provisioning-logs-*, or',
    ],
    ['another service', 404, '<html>', "Nothing answers at the data source's address (404). Check the address"],
    ['a large query', 413, '', 'too large (413). Choose fewer'],
    ['a busy cluster', 429, fault('es_rejected_execution_exception', 'rejected'), 'too much to do. Try again'],
    ['a busy proxy', 429, undefined, 'too much to do (429)'],
    ['a tripped breaker', 429, fault('circuit_breaking_exception', 'too large'), 'too much to do. Try again'],
    ['an unreachable address', 502, {}, 'could not reach Elasticsearch (502). Check the address'],
    ['a starting cluster', 503, {}, 'not available (503)'],
    ['a timeout', 504, {}, 'did not answer in time (504). Choose a shorter time range'],
    [
      'a blocked cluster',
      503,
      fault('cluster_block_exception', 'state not recovered'),
      "Look at the cluster's health. (state not recovered)",
    ],
    [
      'failed shards',
      400,
      fault('search_phase_execution_exception', 'all shards failed', {
        root_cause: [{ type: 'query_shard_exception', reason: 'boom' }],
      }),
      'could not run the query (query_shard_exception): boom',
    ],
    [
      "a shard's own cause",
      503,
      fault('search_phase_execution_exception', 'all shards failed', {
        root_cause: [],
        failed_shards: [
          {
            shard: 0,
            reason: {
              type: 'wrapped',
              reason: 'outer',
              caused_by: { type: 'too_many_clauses', reason: 'maxClauseCount is set to 1024' },
            },
          },
        ],
      }),
      'too many words or values',
    ],
    [
      'a foreign mapping',
      400,
      fault('search_phase_execution_exception', 'all shards failed', {
        root_cause: [
          { type: 'illegal_argument_exception', reason: 'Fielddata is disabled on [error.code]: set fielddata=true' },
        ],
      }),
      'An index of provisioning-logs-* has other mappings',
    ],
    [
      'a fault without reason',
      500,
      fault('odd_exception', null),
      'could not run the query (odd_exception): it gives no reason',
    ],
    ['an unknown status', 418, { message: 'teapot' }, 'answered 418: teapot. Check the address'],
    ["a proxy's page", 500, '<html><body>secret</body></html>', 'answered 500. Check the address'],
  ])('says what to do about %s', (_, status, data, sentence) => {
    expect(explain(status, data)).toContain(sentence);
  });

  it('tells a lost network from a fault of its own', () => {
    expect(explainError(new TypeError('Failed to fetch'), INDEX)).toContain('Check your network connection');
    expect(explainError(new Error('boom'), INDEX)).toBe('The query failed unexpectedly: boom');
    expect(explainError('boom', INDEX)).toBe('The query failed unexpectedly: boom');
  });

  it('leaves a message that is worded already', () => {
    expect(explainError(new UserError('Do this.'), INDEX)).toBe('Do this.');
  });
});

describe('queryError', () => {
  it('belongs to its query and keeps the status', () => {
    expect(queryError(failed(504, {}), 'B', INDEX)).toMatchObject({ refId: 'B', status: 504 });
  });

  it('tells a cancelled query from a failed one', () => {
    expect(queryError({ ...failed(-1, null), cancelled: true }, 'B', INDEX)).toMatchObject({
      refId: 'B',
      type: DataQueryErrorType.Cancelled,
    });
  });
});
