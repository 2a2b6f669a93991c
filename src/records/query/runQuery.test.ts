import { type DataQueryResponse, getDefaultTimeRange, LoadingState } from '@grafana/data';
import { EMPTY, lastValueFrom, Observable, of } from 'rxjs';

import { recordsFrame } from '../testing/fakeSource';

import { messageOf, type RecordSource, runQuery } from './runQuery';

const context = { range: getDefaultTimeRange(), timeZone: 'utc' };
const frame = recordsFrame([{ _id: 'a' }]);

function run(answer: () => Observable<DataQueryResponse> | Promise<DataQueryResponse>) {
  const source: RecordSource = { getRef: () => ({ type: 'a-type', uid: 'a-uid' }), query: answer };
  return runQuery(source, { queryType: 'record', documentId: 'a' }, context);
}

describe('runQuery', () => {
  it('sends the query with the range and its data source', async () => {
    const query = jest.fn().mockResolvedValue({ data: [] });
    const source: RecordSource = { getRef: () => ({ type: 'a-type', uid: 'a-uid' }), query };
    await lastValueFrom(runQuery(source, { queryType: 'record', documentId: 'a' }, context));
    expect(query).toHaveBeenCalledWith(
      expect.objectContaining({
        range: context.range,
        timezone: 'utc',
        targets: [{ queryType: 'record', documentId: 'a', refId: 'A', datasource: { type: 'a-type', uid: 'a-uid' } }],
      })
    );
  });

  it('gives the frames of promises and of observables, once they are complete', async () => {
    expect(await lastValueFrom(run(() => Promise.resolve({ data: [frame] })))).toEqual([frame]);
    const loading = of({ data: [], state: LoadingState.Loading }, { data: [frame], state: LoadingState.Done });
    const received: number[] = [];
    run(() => loading).subscribe((frames) => received.push(frames.length));
    expect(received).toEqual([1]);
  });

  it('makes an error of what the response tells, of what is thrown, and of no answer', async () => {
    const told = { data: [frame], errors: [{ message: 'A shard failed.' }], state: LoadingState.Error };
    await expect(lastValueFrom(run(() => of(told)))).rejects.toEqual({ message: 'A shard failed.' });
    const thrown = run(() => {
      throw new Error('No settings.');
    });
    await expect(lastValueFrom(thrown)).rejects.toThrow('No settings.');
    await expect(lastValueFrom(run(() => EMPTY))).rejects.toThrow('without an answer');
  });

  it('gives up when nobody waits any more', () => {
    const cancelled = jest.fn();
    run(() => new Observable(() => cancelled))
      .subscribe()
      .unsubscribe();
    expect(cancelled).toHaveBeenCalled();
  });
});

describe('messageOf', () => {
  it.each([
    [new Error('Broken.'), 'Broken.'],
    ['Broken.', 'Broken.'],
    [{ data: { message: 'Broken.' } }, 'Broken.'],
    [{ status: 502, statusText: 'Bad Gateway' }, 'Query error: 502 Bad Gateway'],
    [undefined, 'The data source failed without saying why.'],
    [{}, 'The data source failed without saying why.'],
  ])('gives a sentence for %j', (error, message) => {
    expect(messageOf(error)).toBe(message);
  });
});
