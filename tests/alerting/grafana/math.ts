import { binaryOperation, FUNCTIONS, unaryOperation, type BinaryOperator, type Expression } from './expression.ts';
import { containsLabels, labelsKey, type Labels, type NumberValue, type Values } from './values.ts';

/** Computes a math expression over the results of other nodes. Only numbers: the rules reduce their series first. */
export function computeMath(expression: Expression, nodes: ReadonlyMap<string, Values>): NumberValue[] {
  switch (expression.kind) {
    case 'number':
      return [{ kind: 'number', labels: {}, value: expression.value }];
    case 'variable':
      return (nodes.get(expression.name) ?? []).map((value) => {
        if (value.kind === 'series') {
          throw new TypeError(`$${expression.name} is a time series: reduce it before it is used in math.`);
        }
        return value;
      });
    case 'unary':
      return computeMath(expression.operand, nodes).map((number) =>
        mapped(number, (value) => unaryOperation(expression.operator, value))
      );
    case 'call':
      // Functions make NaN of null, operators keep it.
      return computeMath(expression.argument, nodes).map(({ labels, value }) => ({
        kind: 'number',
        labels,
        value: value === null ? NaN : FUNCTIONS[expression.name](value),
      }));
    case 'binary':
      return joined(computeMath(expression.left, nodes), computeMath(expression.right, nodes), expression.operator);
  }
}

function mapped({ labels, value }: NumberValue, change: (value: number) => number): NumberValue {
  return { kind: 'number', labels, value: value === null ? null : change(value) };
}

/**
 * Each left number with each right one whose labels are the same, part of its own, or more than its own; what finds
 * no partner is dropped. A single number on either side, and nothing in common: Grafana joins them without labels.
 */
function joined(left: NumberValue[], right: NumberValue[], operator: BinaryOperator): NumberValue[] {
  const results = left.flatMap((a) =>
    right.flatMap((b) => {
      const labels = jointLabels(a.labels, b.labels);
      return labels === undefined ? [] : [operated(labels, a, b, operator)];
    })
  );
  const [a, b] = [left[0], right[0]];
  return results.length === 0 && left.length === 1 && right.length === 1 && a && b
    ? [operated({}, a, b, operator)]
    : results;
}

function jointLabels(a: Labels, b: Labels): Labels | undefined {
  const [countA, countB] = [Object.keys(a).length, Object.keys(b).length];
  if (countA === 0 || countB === 0) {
    return countA === 0 ? b : a;
  }
  if (countA === countB) {
    return labelsKey(a) === labelsKey(b) ? a : undefined;
  }
  const [more, fewer] = countA > countB ? [a, b] : [b, a];
  return containsLabels(more, fewer) ? more : undefined;
}

function operated(labels: Labels, a: NumberValue, b: NumberValue, operator: BinaryOperator): NumberValue {
  const value = a.value === null || b.value === null ? null : binaryOperation(operator, a.value, b.value);
  return { kind: 'number', labels, value };
}
