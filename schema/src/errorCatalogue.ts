import { CLOUD_SYNC_ERRORS } from './errors/cloudSync.ts';
import { CROSS_TENANT_ERRORS } from './errors/crossTenant.ts';
import { PORTAL_ERRORS } from './errors/portal.ts';

/** What kind of trouble a code stands for. The app has words for them (src/records/words.ts). */
export const ERROR_CLASSES = [
  'conflict',
  'throttled',
  'targetFault',
  'authorisation',
  'connection',
  'brokenLink',
  'sourceData',
  'mapping',
  'serviceFault',
  'licence',
  'ambiguousMatch',
  'skip',
  'scimServer',
  'tenantPolicy',
  'otherOwner',
  'agent',
] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/**
 * What the service does by itself: `schedule`: tries again by the schedule of failed operations (`retrySchedule`);
 * `automatic`: tries again soon; `nextChange`: looks again when the object changes; `none`: nothing that is documented.
 */
export type RetryBehaviour = 'schedule' | 'automatic' | 'nextChange' | 'none';

export interface ErrorAdvice {
  /** As published, without an application's name in front. */
  code: string;
  class: ErrorClass;
  /** What happened. */
  meaning: string;
  /** What to do about it. */
  action: string;
  retry: RetryBehaviour;
  /** About when an automatic retry comes, in minutes, where that is published. */
  retryMinutes?: number;
}

export interface MatchedErrorAdvice extends ErrorAdvice {
  /** How the asked-for code led to this one: the same, ends with it, starts with it. */
  match: 'exact' | 'suffix' | 'prefix';
}

/** Every code Microsoft has published advice for: the portal's, cross-tenant synchronisation's, cloud sync's. */
export const ERROR_CATALOGUE: readonly ErrorAdvice[] = [...PORTAL_ERRORS, ...CROSS_TENANT_ERRORS, ...CLOUD_SYNC_ERRORS];

// Longest first: the first hit of a search is the longest.
const BY_LENGTH = ERROR_CATALOGUE.map((advice) => ({ advice, key: advice.code.toLowerCase() })).sort(
  (a, b) => b.key.length - a.key.length
);

// Microsoft's pages once replaced the product's name inside codes; the wire has the old one.
const RENAMED_PREFIX = /^microsoft entra id ?(?=\S)/i;

/**
 * Advice for an error code as a record gives it. Codes come with an application's name in front
 * (`DropboxEntryConflict`) and with details behind, so the search goes: the same code, the longest known code it ends
 * with, the longest it starts with. Letter case decides only between codes that differ by nothing else (`Timeout`,
 * `TimeOut`). Undefined: nothing is published about it.
 */
export function adviseOnError(code: string): MatchedErrorAdvice | undefined {
  const asked = code.trim().replace(RENAMED_PREFIX, 'AzureActiveDirectory');
  const key = asked.toLowerCase();
  return (
    find('exact', (known) => key === known, asked) ??
    find('suffix', (known) => key.endsWith(known), asked) ??
    find('prefix', (known) => key.startsWith(known), asked)
  );
}

function find(
  match: MatchedErrorAdvice['match'],
  fits: (known: string) => boolean,
  asked: string
): MatchedErrorAdvice | undefined {
  const first = BY_LENGTH.find(({ key }) => fits(key));
  if (first === undefined) {
    return undefined;
  }
  const sameCase = BY_LENGTH.find(({ advice, key }) => key === first.key && asked.includes(advice.code));
  return { ...(sameCase ?? first).advice, match };
}
