import type { Worker } from './worker.ts';

/** What came of a run. */
export interface RunResult {
  seed: number;
  offered: number;
  /** Ids that were offered and are neither indexed nor rejected. */
  lost: string[];
  /** Documents beyond one for each id. */
  duplicated: number;
  /** Ids in Elasticsearch that nobody offered, or that were too old. */
  strange: string[];
  /** What did not happen in time. */
  stuck: string | undefined;
  /** Where the counts of the log or of the metrics do not add up. */
  unbalanced: string[];
  /** How often the metrics were looked at. */
  looks: number;
  /** From the last fault to a new record's arrival. */
  resumedAfterMs: number | undefined;
  /** How often the worker ended by itself, and was started again as a service manager does. */
  endings: string[];
  kills: number;
  faults: Map<string, number>;
  wallMs: number;
  /** What the worker said last, when something is wrong. */
  output: string;
}

/** A result but for what the metrics said. */
export type Judgement = Omit<RunResult, 'looks'>;

/** What is known at the end of a run. */
interface Facts {
  seed: number;
  offered: number;
  /** The ids that have to be indexed. */
  expected: ReadonlySet<string>;
  indexed: { count: number; ids: ReadonlySet<string> };
  /** Input that should be kept as rejected, and is not. */
  missingRejects: readonly string[];
  /** How many were rejected for a reason that nobody injected. */
  newRejects: number;
  /** Requests that went where none must go. */
  strangeRequests: readonly string[];
  /** How often each fault happened. */
  faults: {
    elasticsearch: ReadonlyMap<string, number>;
    graph: ReadonlyMap<string, number>;
    restarts: number;
    isClockWrong: boolean;
  };
  worker: Pick<Worker, 'endings' | 'kills' | 'unbalanced' | 'output'>;
  stuck: string | undefined;
  resumedAfterMs: number | undefined;
  wallMs: number;
}

/** Compares what there is with what there should be. */
export function judgementOf(facts: Facts): Judgement {
  const { expected, indexed, worker, stuck, newRejects } = facts;
  const lost = [...[...expected].filter((id) => !indexed.ids.has(id)), ...facts.missingRejects];
  const strange = [
    ...[...indexed.ids].filter((id) => !expected.has(id)),
    ...facts.strangeRequests,
    ...(newRejects > 0 ? [`${newRejects} rejected for other reasons than any that was injected`] : []),
  ];
  const duplicated = indexed.count - indexed.ids.size;
  const { endings, kills, unbalanced } = worker;
  const isWrong = lost.length + strange.length + unbalanced.length + duplicated > 0 || stuck !== undefined;
  return {
    seed: facts.seed,
    offered: facts.offered,
    lost,
    duplicated,
    strange,
    stuck,
    unbalanced,
    resumedAfterMs: facts.resumedAfterMs,
    endings,
    kills,
    faults: faultsOf(facts),
    wallMs: facts.wallMs,
    output: isWrong ? worker.output : '',
  };
}

function faultsOf({ faults: { elasticsearch, graph, restarts, isClockWrong }, worker }: Facts): Map<string, number> {
  const faults = new Map<string, number>([
    ...[...elasticsearch].map(([fault, times]): [string, number] => [`Elasticsearch ${fault}`, times]),
    ...[...graph].map(([fault, times]): [string, number] => [`Graph ${fault}`, times]),
    ['Elasticsearch killed', restarts],
    ['worker killed', worker.kills],
    ['worker clock wrong', isClockWrong ? 1 : 0],
  ]);
  faults.delete('Graph fine');
  return faults;
}
