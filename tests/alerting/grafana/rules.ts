import * as v from 'valibot';
import { parse } from 'yaml';

import { parseExpression, variablesOf, type Expression } from './expression.ts';
import { type ReduceMode } from './reduce.ts';
import { type StateSettings } from './states.ts';

const text = v.string();
const settings = v.record(text, text);

const metric = v.strictObject({
  id: text,
  type: v.picklist(['count', 'cardinality', 'sum', 'max', 'min']),
  field: v.optional(text),
  settings: v.optional(settings),
});

const bucketAggregation = v.strictObject({
  id: text,
  type: v.picklist(['terms', 'date_histogram']),
  field: v.optional(text),
  settings,
});

const elasticsearchModel = v.strictObject({
  query: text,
  // Two metrics in one query would give two numbers a group, which Grafana refuses.
  metrics: v.strictTuple([metric]),
  bucketAggs: v.pipe(v.array(bucketAggregation), v.minLength(1)),
});

const reducer = v.picklist(['sum', 'mean', 'min', 'max', 'count', 'last', 'median']);
const reduceSettings = v.variant('mode', [
  v.strictObject({ mode: v.literal('dropNN') }),
  v.strictObject({ mode: v.literal('replaceNN'), replaceWithValue: v.number() }),
]);

const expressionModel = v.variant('type', [
  v.strictObject({ type: v.literal('math'), expression: text }),
  v.strictObject({ type: v.literal('reduce'), expression: text, reducer, settings: v.optional(reduceSettings) }),
  v.strictObject({
    type: v.literal('resample'),
    expression: text,
    window: text,
    downsampler: v.literal('max'),
    upsampler: v.literal('fillna'),
  }),
]);

const relativeTimeRange = v.strictObject({ from: v.number(), to: v.number() });

const node = v.variant('datasourceUid', [
  v.strictObject({
    refId: text,
    datasourceUid: v.literal('__expr__'),
    relativeTimeRange: v.optional(relativeTimeRange),
    model: expressionModel,
  }),
  v.strictObject({
    refId: text,
    datasourceUid: v.pipe(text, v.startsWith('provlogs-')),
    relativeTimeRange,
    model: elasticsearchModel,
  }),
]);

const rule = v.strictObject({
  uid: text,
  title: text,
  condition: text,
  data: v.array(node),
  for: text,
  keepFiringFor: v.optional(text, '0s'),
  noDataState: v.picklist(['OK', 'Alerting']),
  execErrState: v.picklist(['KeepLast', 'Alerting']),
  missing_series_evals_to_resolve: v.optional(v.number(), 2),
  labels: v.record(text, text),
  annotations: v.record(text, text),
});

const file = v.object({
  apiVersion: v.literal(1),
  groups: v.array(
    v.strictObject({ orgId: v.number(), name: text, folder: text, interval: text, rules: v.array(rule) })
  ),
});

export type BucketAggregation = v.InferOutput<typeof bucketAggregation>;

/** A query to Elasticsearch; `from` and `to` in milliseconds before the evaluation. */
export interface DataNode {
  kind: 'data';
  refId: string;
  datasourceUid: string;
  from: number;
  to: number;
  model: v.InferOutput<typeof elasticsearchModel>;
}

export type ExpressionNode = { refId: string } & (
  | { kind: 'math'; expression: Expression }
  | { kind: 'reduce'; input: string; reducer: v.InferOutput<typeof reducer>; mode: ReduceMode }
  | { kind: 'resample'; input: string; windowMs: number; from: number; to: number }
);

export interface AlertRule extends StateSettings {
  uid: string;
  title: string;
  condition: string;
  /** In an order in which each can be computed. */
  nodes: Array<DataNode | ExpressionNode>;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** The alert rules of a provisioning file; throws where Grafana would refuse it, or where it has what is not known here. */
export function readRules(yaml: string): AlertRule[] {
  // As Grafana's parser: anchors, aliases, and merge keys.
  const { groups } = v.parse(file, parse(yaml, { merge: true }));
  return groups.flatMap(({ interval, rules }) =>
    rules.map((rule) => ({
      uid: rule.uid,
      title: rule.title,
      condition: rule.condition,
      nodes: inOrder(rule.data.map(nodeOf)),
      labels: rule.labels,
      annotations: rule.annotations,
      intervalMs: duration(interval),
      forMs: duration(rule.for),
      keepFiringForMs: duration(rule.keepFiringFor),
      noDataState: rule.noDataState,
      execErrState: rule.execErrState,
      missingSeriesEvalsToResolve: rule.missing_series_evals_to_resolve,
    }))
  );
}

function nodeOf(entry: v.InferOutput<typeof node>): DataNode | ExpressionNode {
  const { refId, datasourceUid, relativeTimeRange, model } = entry;
  if (!('type' in model)) {
    const { from, to } = relativeTimeRange ?? { from: 0, to: 0 };
    return { kind: 'data', refId, datasourceUid, from: from * 1000, to: to * 1000, model };
  }
  switch (model.type) {
    case 'math':
      return { kind: 'math', refId, expression: parseExpression(model.expression) };
    case 'reduce':
      return { kind: 'reduce', refId, input: model.expression, reducer: model.reducer, mode: modeOf(model.settings) };
    case 'resample': {
      if (relativeTimeRange === undefined) {
        throw new TypeError(`${refId} resamples without a relativeTimeRange of its own.`);
      }
      const { from, to } = relativeTimeRange;
      const windowMs = duration(model.window);
      return { kind: 'resample', refId, input: model.expression, windowMs, from: from * 1000, to: to * 1000 };
    }
  }
}

function modeOf(settings: v.InferOutput<typeof reduceSettings> | undefined): ReduceMode {
  return settings === undefined
    ? { kind: 'strict' }
    : settings.mode === 'dropNN'
      ? { kind: 'dropNN' }
      : { kind: 'replaceNN', value: settings.replaceWithValue };
}

/** The nodes that a node needs. */
function inputsOf(node: DataNode | ExpressionNode): string[] {
  return node.kind === 'data' ? [] : node.kind === 'math' ? variablesOf(node.expression) : [node.input];
}

function inOrder(nodes: Array<DataNode | ExpressionNode>): Array<DataNode | ExpressionNode> {
  const ordered: Array<DataNode | ExpressionNode> = [];
  const done = new Set<string>();
  while (ordered.length < nodes.length) {
    const ready = nodes.filter((node) => !done.has(node.refId) && inputsOf(node).every((input) => done.has(input)));
    if (ready.length === 0) {
      const left = nodes.filter((node) => !done.has(node.refId)).map(({ refId }) => refId);
      throw new TypeError(`These nodes need each other, or one that is not there: ${left.join(', ')}.`);
    }
    ready.forEach(({ refId }) => done.add(refId));
    ordered.push(...ready);
  }
  return ordered;
}

const UNITS = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** A duration such as `30m` in milliseconds. */
function duration(text: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const size = UNITS.get(unit ?? '');
  if (size === undefined) {
    throw new TypeError(`Not a duration: ${text}`);
  }
  return Number(count) * size;
}
