import * as v from 'valibot';

/** One link in the chain of an Elasticsearch error. */
export interface Fault {
  type: string;
  reason: string;
}

const link = v.object({ type: v.string(), reason: v.nullish(v.string(), '') });
const linkWithCause = v.object({ ...link.entries, caused_by: v.optional(link) });

const body = v.object({
  error: v.object({
    ...linkWithCause.entries,
    root_cause: v.optional(v.array(link), []),
    failed_shards: v.optional(v.array(v.object({ reason: linkWithCause })), []),
  }),
});

/**
 * The fault in the body of an Elasticsearch error, the most telling link of its chain: a shard's own cause rather
 * than "all shards failed". Undefined when the body is none of Elasticsearch's.
 */
export function elasticsearchFault(data: unknown): Fault | undefined {
  const parsed = v.safeParse(body, data);
  if (!parsed.success) {
    return undefined;
  }
  const { error } = parsed.output;
  const shard = error.failed_shards[0]?.reason;
  return (
    shard?.caused_by ?? shard ?? error.root_cause[0] ?? error.caused_by ?? { type: error.type, reason: error.reason }
  );
}
