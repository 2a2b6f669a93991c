import type { RunResult } from './judgement.ts';

/** What came out of many runs. */
export class Summary {
  readonly #faults = new Map<string, number>();
  readonly #resumedAfterMs: number[] = [];
  readonly #began = Date.now();
  #runs = 0;
  #offered = 0;
  #lost = 0;
  #duplicated = 0;
  #stuck = 0;
  #strange = 0;
  #unbalanced = 0;
  #endings = 0;
  #looks = 0;

  add(result: RunResult): void {
    this.#runs++;
    this.#offered += result.offered;
    this.#lost += result.lost.length;
    this.#duplicated += result.duplicated;
    this.#stuck += result.stuck === undefined ? 0 : 1;
    this.#strange += result.strange.length;
    this.#unbalanced += result.unbalanced.length;
    this.#endings += result.endings.length;
    this.#looks += result.looks;
    if (result.resumedAfterMs !== undefined) {
      this.#resumedAfterMs.push(result.resumedAfterMs);
    }
    for (const [fault, times] of result.faults) {
      this.#faults.set(fault, (this.#faults.get(fault) ?? 0) + times);
    }
  }

  /** The last line of `npm run faults`. */
  verdict(): Record<string, number> {
    return {
      runs: this.#runs,
      lost: this.#lost,
      duplicated: this.#duplicated,
      stuck: this.#stuck,
      strange: this.#strange,
      unbalanced: this.#unbalanced,
      offered: this.#offered,
      faults: [...this.#faults.values()].reduce((sum, times) => sum + times, 0),
      seconds: Math.round((Date.now() - this.#began) / 1000),
    };
  }

  isGood(): boolean {
    return this.#lost + this.#duplicated + this.#stuck + this.#strange + this.#unbalanced === 0;
  }

  /** Faults by kind, and how long the worker took to go on. */
  lines(): string[] {
    const sorted = this.#resumedAfterMs.sort((one, other) => one - other);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return [
      '',
      ...[...this.#faults].sort().map(([fault, times]) => `${String(times).padStart(7)}  ${fault}`),
      `${String(this.#looks).padStart(7)}  times the counters of /metrics were added up`,
      `${String(this.#endings).padStart(7)}  times a worker ended by itself and was started again`,
      `A new record arrived after the last fault within ${at(0.5)} ms (median), ${at(0.99)} ms (99 %), ${at(1)} ms (all).`,
    ];
  }
}

/** One line for a run that went well; everything that helps for another. */
export function describeResult(result: RunResult): string {
  const { seed, offered, lost, duplicated, strange, stuck, unbalanced, endings, kills, faults, wallMs, output } =
    result;
  const faultCount = [...faults.values()].reduce((sum, times) => sum + times, 0);
  const line = `seed ${seed}: ${offered} offered, ${faultCount} faults, ${kills} kills, ${(wallMs / 1000).toFixed(1)} s`;
  const ended = endings.map((said) => `  ended by itself: ${said}`);
  if (output === '' && unbalanced.length === 0) {
    return [line, ...ended].join('\n');
  }
  const problems = [
    ...(stuck === undefined ? [] : [`stuck: ${stuck}`]),
    ...(lost.length === 0 ? [] : [`lost: ${lost.join(', ')}`]),
    ...(duplicated === 0 ? [] : [`duplicated: ${duplicated}`]),
    ...(strange.length === 0 ? [] : [`never offered, or too old: ${strange.join(', ')}`]),
    ...unbalanced.map((text) => `counts do not add up: ${text}`),
  ];
  return [line, ...ended, ...problems.map((problem) => `  ${problem}`), output].join('\n');
}
