import { parseArgs } from 'node:util';

import { simulateHistory, type Noise } from './history.ts';
import { addScore, emptyTally, figures } from './score.ts';
import { readSpikeRule, spikeCondition, watch } from './spikeRule.ts';

const USAGE = `npm run alerts:simulate -- [--noise mild|harsh] [--seed N] [--count N] [--set NODE=VALUE]…

Evaluates the failure spike rule of provisioning/alerting/provlogs.yaml every minute over made-up histories of two
weeks. The last line is JSON. --set tries another threshold, by the name of its node in the rule (least, abovePeak, …).
`;

const { values } = parseArgs({
  options: {
    noise: { type: 'string', default: 'harsh' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    set: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(USAGE);
} else {
  simulate(noiseOf(values.noise), Number(values.seed), Number(values.count), overridesOf(values.set));
}

function simulate(noise: Noise, seed: number, count: number, overrides: Record<string, number>): void {
  const rule = readSpikeRule();
  const condition = spikeCondition(rule, overrides);
  const tally = emptyTally();
  for (let number = seed; number < seed + count; number++) {
    const history = simulateHistory(number, noise);
    addScore(tally, history, watch(history, rule, condition));
    process.stderr.write(`\r${tally.histories} of ${count} histories`);
  }
  process.stderr.write('\n');
  process.stdout.write(`${JSON.stringify({ noise, seeds: [seed, seed + count - 1], overrides, ...figures(tally) })}\n`);
}

function noiseOf(text: string): Noise {
  if (text !== 'mild' && text !== 'harsh') {
    throw new RangeError(`--noise has to be mild or harsh, not ${text}.`);
  }
  return text;
}

function overridesOf(texts: readonly string[]): Record<string, number> {
  const entries = texts.map((text): [string, number] => {
    const [name = '', value] = text.split('=');
    return [name, Number(value)];
  });
  return Object.fromEntries(entries);
}
