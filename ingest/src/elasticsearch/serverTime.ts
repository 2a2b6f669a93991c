import type { Client } from '@elastic/elasticsearch';
import { STATE_INDEX } from '@provlogs/schema/indices';
import { z } from 'zod';

import { StrangeReply } from './problem.ts';

const answer = z.object({ time: z.object({ buckets: z.tuple([z.object({ from: z.number() })]) }) });

/**
 * What time it is by Elasticsearch's clock, by which it deletes expired days, in milliseconds since 1970. No API tells
 * it without further rights, but a range that begins "now" comes back with that moment. Throws a `StrangeReply` when
 * it does not.
 */
export async function elasticsearchTime(client: Client): Promise<number> {
  const { aggregations } = await client.search({
    index: STATE_INDEX,
    size: 0,
    aggs: { time: { date_range: { field: 'updated_at', ranges: [{ from: 'now' }] } } },
  });
  const parsed = answer.safeParse(aggregations);
  if (!parsed.success) {
    throw new StrangeReply('Elasticsearch did not tell the time');
  }
  return parsed.data.time.buckets[0].from;
}
