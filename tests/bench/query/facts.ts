import { type Client } from '@elastic/elasticsearch';
import * as v from 'valibot';

import { type Facts } from './questions.ts';

const INDEX = 'provisioning-logs-*';
const PAGES = 49;
const PAGE = 200;

const names = v.object({ names: v.object({ buckets: v.array(v.object({ key: v.string() })) }) });
const times = v.object({ from: v.object({ value: v.number() }), to: v.object({ value: v.number() }) });
const cursor = v.tuple([v.number(), v.string()]);
const hits = v.array(
  v.object({ _id: v.string(), fields: v.object({ 'event.id': v.tuple([v.string()]) }), sort: cursor })
);

/** Reads from the data what questions are to be about. */
export async function factsOf(client: Client): Promise<Facts> {
  const { aggregations } = await client.search({
    index: INDEX,
    size: 0,
    aggs: {
      from: { min: { field: '@timestamp' } },
      to: { max: { field: '@timestamp' } },
      names: { terms: { field: 'provisioning.identity_terms', include: '[a-z]{5,}', size: 200 } },
    },
  });
  const { from, to } = v.parse(times, aggregations);
  const sort = [{ '@timestamp': 'desc' }, { 'event.id': 'desc' }] as const;
  const page = await client.search({
    index: INDEX,
    size: Math.min(10_000, PAGES * PAGE),
    _source: false,
    fields: ['event.id'],
    sort: [...sort],
  });
  const found = v.parse(hits, page.hits.hits);
  const last = v.parse(cursor, found.at(-1)?.sort);
  return {
    from: from.value,
    to: to.value,
    names: v.parse(names, aggregations).names.buckets.map(({ key }) => key),
    documents: found
      .filter((_, n) => n % 49 === 0)
      .map(({ _id, fields, sort: [time] }) => ({ id: _id, recordId: fields['event.id'][0], time })),
    cursor: last,
    cursorTime: last[0],
  };
}
