import { DataFrameType } from '@grafana/data';

import { searchAnswer } from '../testing';
import { logsFrame } from './logsFrame';
import { readSearchResponse } from './searchResponse';

it('makes a log line of a record, with its level, its ID and what it has as labels', () => {
  const hit = {
    _id: 't:1',
    fields: {
      '@timestamp': ['1763510400123'],
      message: ['Failed.'],
      'provisioning.status': ['failure'],
      'error.code': ['X'],
    },
    sort: [1, '1'],
  };
  const answer = readSearchResponse(searchAnswer([hit, { _id: 't:2', sort: [0, '0'] }]), 'i');
  const frame = logsFrame(answer, {
    refId: 'A',
    executed: 'POST x',
    columns: ['message', 'provisioning.status', 'error.code', 'provisioning.job_id'],
    documents: false,
    limit: 2,
    words: ['failed'],
  });
  expect(frame.fields.map(({ name, values }) => [name, values])).toEqual([
    ['timestamp', [1763510400123, null]],
    ['body', ['Failed.', '']],
    ['severity', ['error', 'unknown']],
    ['id', ['t:1', 't:2']],
    ['labels', [{ 'provisioning.status': 'failure', 'error.code': 'X' }, {}]],
  ]);
  expect(frame.meta).toMatchObject({
    type: DataFrameType.LogLines,
    preferredVisualisationType: 'logs',
    custom: { total: 2, limit: 2, searchWords: ['failed'] },
  });
});
