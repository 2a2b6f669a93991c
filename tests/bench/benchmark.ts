import { rounded, type Spread, spreadOf } from './measure/statistics.ts';

/** What the command line asked for. */
export interface BenchOptions {
  /** How many records, where the benchmark works through a file of them; undefined: as many as it is meant for. */
  records: number | undefined;
  /** Counted runs of each contestant, after one that is not counted. */
  runs: number;
  /** Shows what is going on. */
  say: (line: string) => void;
}

/** One figure. `ratio` is `value` to `baseline`, and the median of the ratios run by run, which is not quite the same. */
export interface Result {
  name: string;
  value: number;
  unit: string;
  baseline: number | null;
  ratio: number | null;
  /** What the baseline is. */
  against?: string;
  runs: number;
  /** The least and the most of the runs. */
  spread: { value: [number, number]; ratio?: [number, number] };
  /** As the goal says it, and whether it is met. */
  goal?: string;
  met?: boolean;
  /** Anything that a reader of the figure has to know. */
  note?: string;
}

export interface Benchmark {
  name: string;
  run: (options: BenchOptions) => Promise<Result[]>;
}

/** A bound that a goal sets: for the ratio where there is one, otherwise for the value. */
export type Goal = { atLeast: number } | { atMost: number };

interface Figure {
  name: string;
  unit: string;
  /** A value a run. */
  values: readonly number[];
  goal?: Goal;
  note?: string | undefined;
}

/** The result of a figure that stands for itself. */
export function resultOf({ name, unit, values, goal, note }: Figure): Result {
  const spread = spreadOf(values);
  return {
    name,
    value: rounded(spread.median),
    unit,
    baseline: null,
    ratio: null,
    runs: values.length,
    spread: { value: ends(spread) },
    ...judged(goal, spread.median, unit),
    ...(note === undefined ? {} : { note }),
  };
}

/** The result of a figure that was measured in turns with a reference, run by run. */
export function comparison(figure: Figure & { baselines: readonly number[]; against: string }): Result {
  const ratios = figure.values.map((value, run) => value / (figure.baselines[run] ?? Number.NaN));
  const ratio = spreadOf(ratios);
  const alone = resultOf(figure);
  return {
    ...alone,
    baseline: rounded(spreadOf(figure.baselines).median),
    ratio: rounded(ratio.median),
    against: figure.against,
    spread: { ...alone.spread, ratio: ends(ratio) },
    ...judged(figure.goal, ratio.median, 'of the reference'),
  };
}

function ends({ min, max }: Spread): [number, number] {
  return [rounded(min), rounded(max)];
}

function judged(goal: Goal | undefined, figure: number, unit: string): { goal?: string; met?: boolean } {
  if (goal === undefined) {
    return {};
  }
  return 'atLeast' in goal
    ? { goal: `at least ${goal.atLeast} ${unit}`, met: figure >= goal.atLeast }
    : { goal: `at most ${goal.atMost} ${unit}`, met: figure <= goal.atMost };
}
