import { MINUTE_MS } from './clock.ts';
import { hash, PURPOSES } from './random.ts';

/** Operations of a cycle happen within this part of the time to the next one. */
const BUSY_PART = 0.55;
const SHORTEST_PERIOD = 26 * MINUTE_MS;
const LONGEST_PERIOD = 34 * MINUTE_MS;
const LARGEST_JITTER = 6 * MINUTE_MS;

/** The cycles of one application, numbered since 1970: every 20 to 40 minutes, never quite regular. */
export class Schedule {
  /** The longest that a cycle's operations take, in milliseconds. */
  readonly span: number;
  private readonly period: number;

  constructor(
    private readonly seed: number,
    private readonly application: number
  ) {
    const spread = LONGEST_PERIOD - SHORTEST_PERIOD;
    this.period = SHORTEST_PERIOD + (hash(seed, PURPOSES.jitter, application) % spread);
    this.span = Math.floor(this.period * BUSY_PART);
  }

  /** When a cycle starts. It takes what happened since the one before started. */
  start(cycle: number): number {
    return cycle * this.period + (hash(this.seed, PURPOSES.jitter, this.application, cycle) % LARGEST_JITTER);
  }

  /** The first cycle that starts at that time or later. */
  firstFrom(time: number): number {
    // The one before is certainly too early, the one after certainly not.
    const cycle = Math.floor((time - LARGEST_JITTER) / this.period) + 1;
    return this.start(cycle) >= time ? cycle : cycle + 1;
  }
}
