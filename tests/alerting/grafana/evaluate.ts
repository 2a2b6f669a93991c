import { computeMath } from './math.ts';
import { readAnswer } from './query.ts';
import { reduce } from './reduce.ts';
import { resampleToMax } from './resample.ts';
import { type AlertRule, type DataNode, type ExpressionNode } from './rules.ts';
import { type Outcome } from './states.ts';
import { type Values } from './values.ts';

/** The aggregations that a node's data source answered with; throws where it answered with an error, or not at all. */
export type AnswerTo = (node: DataNode) => unknown;

/**
 * Evaluates a rule at a time (milliseconds since 1970) as Grafana does: every node in turn, then the condition. One
 * query without data makes the whole evaluation "no data", one that fails an error.
 */
export function evaluateRule(rule: AlertRule, answerTo: AnswerTo, at: number): Outcome {
  const results = new Map<string, Values>();
  let hasNoData = false;
  try {
    for (const node of rule.nodes) {
      const values = node.kind === 'data' ? readAnswer(node, answerTo(node)) : compute(node, results, at);
      hasNoData ||= node.kind === 'data' && values.length === 0;
      results.set(node.refId, values);
    }
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
  const instances = (results.get(rule.condition) ?? []).flatMap((value) => (value.kind === 'number' ? [value] : []));
  return hasNoData || instances.length === 0 ? { kind: 'noData' } : { kind: 'values', instances };
}

function compute(node: ExpressionNode, results: ReadonlyMap<string, Values>, at: number): Values {
  switch (node.kind) {
    case 'math':
      return computeMath(node.expression, results);
    case 'reduce':
      return reduce(results.get(node.input) ?? [], node.reducer, node.mode);
    case 'resample':
      return (results.get(node.input) ?? []).map((value) =>
        value.kind === 'series' ? resampleToMax(value, node.windowMs, at - node.from, at - node.to) : value
      );
  }
}
