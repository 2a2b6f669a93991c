import { readFileSync } from 'node:fs';

import { evaluateRule } from '../grafana/evaluate.ts';
import { readRules, type DataNode } from '../grafana/rules.ts';
import { RuleStates, type Transition } from '../grafana/states.ts';
import { askAll } from './engine.ts';

const RULES = readRules(readFileSync('provisioning/alerting/provlogs.yaml', 'utf8'));

/** A transition and the rule that it is of. */
export interface Notice extends Transition {
  rule: string;
}

/**
 * Evaluates the rules at each of the times, with their own queries against the engine, and gives what a person would
 * have been told, in order. `isAway`: when Elasticsearch does not answer.
 */
export async function replay(
  times: readonly number[],
  isAway: (at: number) => boolean = () => false
): Promise<Notice[]> {
  const states = RULES.map((rule) => ({ rule, states: new RuleStates(rule) }));
  const nodes = RULES.flatMap((rule) => rule.nodes.filter((node): node is DataNode => node.kind === 'data'));
  const notices: Notice[] = [];
  for (const at of times) {
    const answers = isAway(at) ? undefined : await askAll(nodes, at);
    const answerTo = (node: DataNode) => {
      if (answers === undefined) {
        throw new Error('Elasticsearch does not answer.');
      }
      return answers.get(node);
    };
    for (const { rule, states: ruleStates } of states) {
      const transitions = ruleStates.next(evaluateRule(rule, answerTo, at), at);
      notices.push(...transitions.map((transition) => ({ ...transition, rule: rule.uid })));
    }
  }
  return notices;
}

/** Times from one to another, both included, `stepMs` apart. */
export function every(stepMs: number, from: number, to: number): number[] {
  return Array.from({ length: Math.floor((to - from) / stepMs) + 1 }, (_, step) => from + step * stepMs);
}
