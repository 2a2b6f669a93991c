import { readFileSync } from 'node:fs';

import { MINUTE_MS } from '../../../ingest/src/generate/clock.ts';
import { computeMath } from '../grafana/math.ts';
import { readRules, type AlertRule, type ExpressionNode } from '../grafana/rules.ts';
import { RuleStates, type Transition } from '../grafana/states.ts';
import { type Labels, type Values } from '../grafana/values.ts';
import { HISTORY_END, WATCHED_FROM, type History } from './history.ts';
import { SpikeQueries, type SpikeValues } from './spikeQueries.ts';

/** An alert that fired in a simulated history. */
export interface Alert {
  application: number;
  code: string;
  at: number;
}

/** The spike rule as it stands in the provisioning file. */
export function readSpikeRule(): AlertRule {
  const rules = readRules(readFileSync('provisioning/alerting/provlogs.yaml', 'utf8'));
  const rule = rules.find(({ uid }) => uid === 'provlogs-failure-spike');
  if (rule === undefined) {
    throw new RangeError('provisioning/alerting/provlogs.yaml has no rule provlogs-failure-spike.');
  }
  return rule;
}

/**
 * The rule's condition as a function of its queries' values: its own expressions, computed as in Grafana. `overrides`
 * are other values for its thresholds, by their nodes' names.
 */
export function spikeCondition(rule: AlertRule, overrides: Readonly<Record<string, number>> = {}) {
  const maths = rule.nodes.filter((node): node is ExpressionNode & { kind: 'math' } => node.kind === 'math');
  const thresholds = new Map<string, number>();
  const expressions = maths.filter(({ refId, expression }) => {
    if (expression.kind === 'number') {
      thresholds.set(refId, overrides[refId] ?? expression.value);
    }
    return expression.kind !== 'number';
  });
  const holds = (values: SpikeValues): boolean => {
    const nodes = new Map<string, Values>();
    for (const [name, value] of [...thresholds, ...Object.entries(values)]) {
      nodes.set(name, [{ kind: 'number', labels: {}, value }]);
    }
    for (const { refId, expression } of expressions) {
      nodes.set(refId, computeMath(expression, nodes));
    }
    const [condition] = nodes.get(rule.condition) ?? [];
    return condition?.kind === 'number' && condition.value !== 0;
  };
  return { least: thresholds.get('least') ?? 1, holds };
}

/** Evaluates the rule every minute of the history's second week. */
export function watch(history: History, rule: AlertRule, condition: ReturnType<typeof spikeCondition>): Alert[] {
  const states = new RuleStates(rule);
  const queries = history.applications.map((application) => new SpikeQueries(application));
  // An instance that is normal and whose condition does not hold stays normal: only the others are evaluated.
  const known = new Map<string, { application: number; code: string; labels: Labels }>();
  const alerts: Alert[] = [];
  for (let at = WATCHED_FROM; at <= HISTORY_END; at += MINUTE_MS) {
    const values = new Map<string, number>();
    queries.forEach((query, application) => {
      for (const code of query.advance(at, condition.least)) {
        if (condition.holds(query.values(code, at))) {
          const key = `${application} ${code}`;
          values.set(key, 1);
          known.set(key, known.get(key) ?? { application, code, labels: { application: String(application), code } });
        }
      }
    });
    const instances = [...known].flatMap(([key, { application, code, labels }]) =>
      queries[application]?.has(code) ? [{ labels, value: values.get(key) ?? 0 }] : []
    );
    const transitions = states.next({ kind: 'values', instances }, at);
    alerts.push(...transitions.flatMap(alertOf));
    if (at % (60 * MINUTE_MS) === 0) {
      forget(known, values, states);
    }
  }
  return alerts;
}

function alertOf({ kind, labels, at }: Transition): Alert[] {
  return kind === 'firing' ? [{ application: Number(labels.application), code: labels.code ?? '', at }] : [];
}

/** Leaves out what neither holds nor fires. */
function forget(known: Map<string, { labels: Labels }>, values: ReadonlyMap<string, number>, states: RuleStates): void {
  const firing = new Set(states.firing().map(({ application, code }) => `${application} ${code}`));
  for (const key of known.keys()) {
    if (!firing.has(key) && !values.has(key)) {
      known.delete(key);
    }
  }
}
