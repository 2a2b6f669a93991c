import { t } from '@grafana/i18n';
import { documentId } from '@provlogs/schema/documentId';
import * as v from 'valibot';

import { UserError } from '../userError';
import { noIndex } from './faultSentence';

const count = v.pipe(v.number(), v.minValue(0));

const asAnswered = v.object({
  /** Missing where only columns were asked for. */
  _id: v.optional(v.string()),
  /** Every field's values, in an array also when there is one. */
  fields: v.optional(v.record(v.string(), v.array(v.unknown())), {}),
  sort: v.optional(v.array(v.union([v.string(), v.number(), v.null()]))),
  _source: v.optional(v.record(v.string(), v.unknown())),
});

export const hit = v.pipe(
  asAnswered,
  v.check(({ _id: id, sort }) => id !== undefined || sort !== undefined),
  v.transform(({ _id: id, ...rest }) => ({ ...rest, _id: id ?? idOf(rest.fields) }))
);

/** The `_id` of a record, by what names it; empty for a document without an ID of its own, which no worker wrote. */
function idOf(fields: Record<string, unknown[]>): string {
  const [id, tenantId] = ['event.id', 'organization.id'].map((name) => fields[name]?.[0]);
  return typeof id === 'string' ? documentId(typeof tenantId === 'string' ? tenantId : undefined, id) : '';
}

const shardFailure = v.object({ reason: v.optional(v.object({ type: v.string(), reason: v.nullish(v.string()) })) });

const searchResponse = v.object({
  timed_out: v.boolean(),
  _shards: v.object({ total: count, failed: count, failures: v.optional(v.array(shardFailure), []) }),
  hits: v.object({ total: v.optional(v.object({ value: count })), hits: v.array(hit) }),
  aggregations: v.optional(v.record(v.string(), v.unknown()), {}),
});

export type SearchResponse = v.InferOutput<typeof searchResponse>;
export type Hit = v.InferOutput<typeof hit>;

/**
 * Narrows the answer to a `_search`.
 * @throws UserError when it is none, or when no index was searched
 */
export function readSearchResponse(data: unknown, index: string): SearchResponse {
  const parsed = v.safeParse(searchResponse, data);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    throw new UserError(
      path
        ? t(
            'answer.unexpected',
            "The answer is no search result of Elasticsearch ({{- path}} is not as expected). Check the address in the data source's settings: a proxy or another service may answer there.",
            { path }
          )
        : t(
            'answer.none',
            "The answer is no search result of Elasticsearch. Check the address in the data source's settings: a proxy or another service may answer there."
          )
    );
  }
  if (parsed.output._shards.total === 0) {
    throw new UserError(noIndex(index));
  }
  return parsed.output;
}
