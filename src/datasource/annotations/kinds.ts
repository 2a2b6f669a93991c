import { type AnnotationQuery } from '@grafana/data';

import { narrowingOf } from '../narrowingOf';
import { type Narrowing, type ProvisioningQuery, QUERY_VERSION } from '../types';

/** What an annotation marks. */
export type AnnotationKind = 'failures' | 'spikes' | 'bursts';

const STATUS = 'provisioning.status';

/** The narrowing that a user chose; the status is the annotation's own. */
export function chosenNarrowing(query: ProvisioningQuery): Narrowing {
  const { filters = [], ...others } = narrowingOf(query);
  return { ...others, filters: filters.filter(({ field }) => field !== STATUS) };
}

/** The kind of an annotation's query. */
export function kindOf(query: ProvisioningQuery): AnnotationKind {
  return query.queryType === 'series' ? (query.mark ?? 'spikes') : 'failures';
}

/** The query that an annotation of this kind asks. */
export function annotationQuery(
  kind: AnnotationKind,
  { filters = [], ...narrowing }: Narrowing,
  refId: string
): ProvisioningQuery {
  const failed = { field: STATUS, values: ['failure'] } as const;
  const failures = [...filters, { ...failed, values: [...failed.values] }];
  const common = { ...narrowing, refId, version: QUERY_VERSION };
  if (kind === 'failures') {
    return {
      ...common,
      queryType: 'records',
      filters: failures,
      columns: ['@timestamp', 'provisioning.application.name', 'error.code', 'message'],
    };
  }
  return {
    ...common,
    queryType: 'series',
    mark: kind,
    interval: '1h',
    groupBy: ['provisioning.application.name'],
    limit: 50,
    other: false,
    // Retries repeat a failure: a spike is of identities that fail.
    ...(kind === 'spikes'
      ? { filters: failures, metrics: ['identities'] }
      : { filters, metrics: ['count', 'failures'] }),
  };
}

/** What an annotation asks until its user chooses. */
export function defaultAnnotationQuery(): ProvisioningQuery {
  return annotationQuery('spikes', {}, 'Anno');
}

/** An annotation that has a query: Grafana shows the default one in the editor, but does not run it. */
export function withQuery(annotation: AnnotationQuery<ProvisioningQuery>): AnnotationQuery<ProvisioningQuery> {
  // Grafana tells by the object's identity whether there is something to store.
  return annotation.target?.queryType ? annotation : { ...annotation, target: defaultAnnotationQuery() };
}
