import { labelsKey, type Labels } from './values.ts';

/** How one evaluation of a rule ended. */
export type Outcome =
  | { kind: 'values'; instances: Array<{ labels: Labels; value: number | null }> }
  | { kind: 'noData' }
  | { kind: 'error'; message: string };

/** What of a rule decides over states; durations in milliseconds. */
export interface StateSettings {
  intervalMs: number;
  forMs: number;
  keepFiringForMs: number;
  noDataState: 'OK' | 'Alerting';
  execErrState: 'KeepLast' | 'Alerting';
  missingSeriesEvalsToResolve: number;
}

type State = 'normal' | 'pending' | 'alerting' | 'recovering';

interface Instance {
  labels: Labels;
  state: State;
  /** When it came into this state, and when it was evaluated last; milliseconds since 1970. */
  since: number;
  evaluatedAt: number;
}

/** What a person would be told. */
export interface Transition {
  kind: 'firing' | 'resolved';
  labels: Labels;
  at: number;
}

/** The alert instances of one rule, as Grafana's state manager keeps them from evaluation to evaluation. */
export class RuleStates {
  private readonly instances = new Map<string, Instance>();

  constructor(private readonly settings: StateSettings) {}

  /** Takes the outcome of the evaluation at that time and gives what changed. */
  next(outcome: Outcome, at: number): Transition[] {
    const transitions: Transition[] = [];
    const advance = (instance: Instance, holds: boolean) => {
      const before = instance.state;
      this.advance(instance, holds, at);
      transitions.push(...told(instance, before, at));
    };
    if (outcome.kind === 'values') {
      for (const { labels, value } of outcome.instances) {
        // Null is "no data" of this instance.
        advance(this.instance(labels, at), value === null ? this.settings.noDataState === 'Alerting' : value !== 0);
      }
    } else {
      // With nothing to tell instances by, what is known is taken to be meant; else one instance without labels.
      if (this.instances.size === 0) {
        this.instance({}, at);
      }
      for (const instance of this.instances.values()) {
        advance(instance, this.standsFor(outcome.kind, instance.state));
      }
    }
    return [...transitions, ...this.forgetMissing(at)];
  }

  /** Labels of the instances that a person has been told of and that have not been resolved. */
  firing(): Labels[] {
    const told = [...this.instances.values()].filter(({ state }) => state === 'alerting' || state === 'recovering');
    return told.map(({ labels }) => labels);
  }

  private instance(labels: Labels, at: number): Instance {
    const key = labelsKey(labels);
    const known = this.instances.get(key) ?? { labels, state: 'normal', since: at, evaluatedAt: at };
    this.instances.set(key, known);
    return known;
  }

  private standsFor(kind: 'noData' | 'error', state: State): boolean {
    const { noDataState, execErrState } = this.settings;
    const setting = kind === 'noData' ? noDataState : execErrState;
    return setting === 'Alerting' || (setting === 'KeepLast' && (state === 'alerting' || state === 'pending'));
  }

  private advance(instance: Instance, holds: boolean, at: number): void {
    const { forMs, keepFiringForMs } = this.settings;
    const change = (state: State) => {
      instance.state = state;
      instance.since = at;
    };
    const lasted = at - instance.since;
    instance.evaluatedAt = at;
    if (holds) {
      if (instance.state === 'pending' ? lasted >= forMs : instance.state === 'recovering' || forMs === 0) {
        if (instance.state !== 'alerting') {
          change('alerting');
        }
      } else if (instance.state === 'normal') {
        change('pending');
      }
    } else if (instance.state === 'alerting' && keepFiringForMs > 0) {
      change('recovering');
    } else if (instance.state !== 'normal' && (instance.state !== 'recovering' || lasted >= keepFiringForMs)) {
      change('normal');
    }
  }

  private forgetMissing(at: number): Transition[] {
    const patience = this.settings.missingSeriesEvalsToResolve * this.settings.intervalMs;
    return [...this.instances].flatMap(([key, instance]) => {
      if (at - instance.evaluatedAt < Math.max(patience, 1)) {
        return [];
      }
      this.instances.delete(key);
      const before = instance.state;
      instance.state = 'normal';
      return told(instance, before, at);
    });
  }
}

function told(instance: Instance, before: State, at: number): Transition[] {
  const wasTold = before === 'alerting' || before === 'recovering';
  if (!wasTold && instance.state === 'alerting') {
    return [{ kind: 'firing', labels: instance.labels, at }];
  }
  return wasTold && instance.state === 'normal' ? [{ kind: 'resolved', labels: instance.labels, at }] : [];
}
