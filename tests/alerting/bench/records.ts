import { DAY_MS, MINUTE_MS } from '../../../ingest/src/generate/clock.ts';
import { Random } from '../../../ingest/src/generate/random.ts';
import { normalize } from '../../../ingest/src/normalize/normalize.ts';

/** One provisioning log record of a scenario; times in milliseconds since 1970. */
export interface Happening {
  at: number;
  /** One minute after its activity where it is left out. */
  ingestedAt?: number;
  application: string;
  identity: string;
  action?: 'create' | 'update' | 'delete' | 'disable';
  /** The code of its failure; left out: it succeeded. */
  code?: string;
  /** The how many-th retry the record says it is. */
  attempt?: number;
}

/** The document that the worker makes of it: the same code as in the worker, so that fields cannot drift apart. */
export function documentOf(happening: Happening, number: number): object {
  const { at, application, identity, action = 'update', code, attempt } = happening;
  const retried = attempt === undefined ? '' : ` This operation was retried ${attempt} times.`;
  const result = normalize(
    {
      id: `record-${number}`,
      activityDateTime: new Date(at).toISOString(),
      jobId: `job of ${application}`,
      provisioningAction: action,
      servicePrincipal: { id: `id of ${application}`, displayName: application },
      sourceIdentity: { id: identity, displayName: identity, identityType: 'User', details: {} },
      provisioningStatusInfo:
        code === undefined
          ? { status: 'success', errorInformation: null }
          : { status: 'failure', errorInformation: { errorCode: code, reason: `It failed.${retried}` } },
    },
    { ingestedAt: ingestedAt(happening) }
  );
  if (!result.ok) {
    throw new TypeError(result.reason);
  }
  return result.document;
}

export function ingestedAt(happening: Happening): number {
  return happening.ingestedAt ?? happening.at + MINUTE_MS;
}

/** Applications and their records a day: the tenant of all scenarios. */
const VOLUMES = [5, 10, 20, 30, 40, 60, 80, 100, 120, 150] as const;
/** Always fails more often than not. */
export const FAILING_APPLICATION = 'Always failing';

/** Everyday life between two times: two in a hundred operations fail, and of one application more than every second. */
export function everyday(from: number, to: number, seed: number): Happening[] {
  const random = new Random(seed);
  const spread = (application: string, perDay: number, failureRate: number) =>
    Array.from({ length: Math.round((perDay * (to - from)) / DAY_MS) }, (): Happening => {
      const code = random.chance(0.7) ? 'EntryConflict' : 'Timeout';
      return {
        at: Math.round(from + random.next() * (to - from)),
        application,
        identity: `${application} ${random.between(1, 3 * perDay)}`,
        ...(random.chance(failureRate) ? { code } : {}),
      };
    });
  return [
    ...VOLUMES.flatMap((perDay) => spread(`App ${perDay}`, perDay, 0.02)),
    ...spread(FAILING_APPLICATION, 100, 0.58),
  ];
}

export interface Burst {
  application: string;
  from: number;
  lasting: number;
  failing: number;
  of: number;
  code?: string;
  lateness?: number;
}

/** So many failures of different identities among so many operations, evenly spread. */
export function burst({ application, from, lasting, failing, of, code = 'InsufficientRights', lateness }: Burst) {
  return Array.from({ length: of }, (_, number): Happening => {
    const at = Math.round(from + (lasting * number) / of);
    const fails = Math.floor((number * failing) / of) !== Math.floor(((number + 1) * failing) / of);
    return {
      at,
      application,
      identity: `burst ${number}`,
      action: 'create',
      ...(fails ? { code } : {}),
      ...(lateness === undefined ? {} : { ingestedAt: at + lateness }),
    };
  });
}
