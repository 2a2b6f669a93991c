import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

const FOLDER = 'provisioning/dashboards/provlogs';

const text = v.string();
const dataSource = v.object({ type: text, uid: text });

const metric = v.object({
  id: text,
  type: v.picklist(['count', 'cardinality', 'sum', 'max', 'min', 'percentiles']),
  field: v.optional(text),
  settings: v.optional(v.record(text, v.unknown()), {}),
});

const bucketAggregation = v.object({
  id: text,
  type: v.picklist(['terms', 'date_histogram']),
  field: text,
  settings: v.record(text, text),
});

/** A query of Grafana's own Elasticsearch data source. */
const elasticsearchTarget = v.object({
  refId: text,
  datasource: v.object({ type: v.literal('elasticsearch'), uid: text }),
  query: text,
  metrics: v.array(metric),
  bucketAggs: v.pipe(v.array(bucketAggregation), v.minLength(1)),
  timeField: text,
});

const otherTarget = v.object({ refId: text, datasource: dataSource });

const panel = v.object({
  type: text,
  title: text,
  description: text,
  datasource: dataSource,
  targets: v.array(otherTarget),
});

const dashboard = v.object({
  uid: text,
  title: text,
  templating: v.object({
    list: v.array(v.object({ name: text, type: text, query: text, datasource: v.optional(dataSource) })),
  }),
  panels: v.array(panel),
});

export type Dashboard = v.InferOutput<typeof dashboard>;
export type ElasticsearchTarget = v.InferOutput<typeof elasticsearchTarget>;

/** The dashboards that Grafana loads, each with its file's name and its queries of Grafana's own data source. */
export function readDashboards(): Array<{ file: string; dashboard: Dashboard; queries: ElasticsearchTarget[] }> {
  return readdirSync(FOLDER).map((file) => {
    const json: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    const parsed = v.parse(dashboard, json);
    const { panels } = v.parse(v.object({ panels: v.array(v.object({ targets: v.array(v.unknown()) })) }), json);
    const queries = panels
      .flatMap(({ targets }) => targets)
      .filter((target) => v.is(v.object({ datasource: v.object({ type: v.literal('elasticsearch') }) }), target))
      .map((target) => v.parse(elasticsearchTarget, target));
    return { file, dashboard: parsed, queries };
  });
}

/** Every Elasticsearch field that a query names. */
export function fieldsOf({ query, metrics, bucketAggs, timeField }: ElasticsearchTarget): string[] {
  const inQuery = [...query.matchAll(/([@a-z][\w.@]*):/g)].map((match) => match[1] ?? '');
  return [timeField, ...inQuery, ...[...metrics, ...bucketAggs].flatMap(({ field }) => field ?? [])];
}

/** The search that Grafana 12.3's Elasticsearch data source sends for a query, with its variables replaced. */
export function searchOf(target: ElasticsearchTarget, from: number, to: number, variables: Record<string, string>) {
  const { metrics, bucketAggs, timeField } = target;
  const query = target.query.replaceAll(/\$(\w+)/g, (_, name: string) => variables[name] ?? '');
  const inner = Object.fromEntries(
    metrics.flatMap(({ id, type, field, settings }) =>
      type === 'count' ? [] : [[id, { [type]: { field, ...settings } }]]
    )
  );
  const aggs = bucketAggs.reduceRight<object>(
    (below, { id, type, field, settings }) => ({
      [id]: {
        [type]:
          type === 'terms'
            ? {
                field,
                size: Number(settings.size),
                order: { [settings.orderBy ?? '_count']: settings.order },
                min_doc_count: Number(settings.min_doc_count),
                ...(settings.missing === undefined ? {} : { missing: settings.missing }),
              }
            : {
                field,
                // A week on a panel of usual width.
                fixed_interval: '30m',
                min_doc_count: Number(settings.min_doc_count),
                extended_bounds: { min: from, max: to },
                format: 'epoch_millis',
              },
        ...(Object.keys(below).length > 0 ? { aggs: below } : {}),
      },
    }),
    inner
  );
  return {
    size: 0,
    query: {
      bool: {
        filter: [
          { range: { [timeField]: { gte: from, lte: to, format: 'epoch_millis' } } },
          { query_string: { query, analyze_wildcard: true } },
        ],
      },
    },
    aggs,
  };
}
