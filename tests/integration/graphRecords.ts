import type { JsonObject } from '@provlogs/schema/record';

import { FAILED_RETRY } from '../fixtures/provisioningRecords.ts';

const HOUR_MS = 3_600_000;

/** A time as Graph gives it, without fractions of a second. */
export const hoursAgo = (hours: number): string =>
  new Date(Date.now() - hours * HOUR_MS).toISOString().replace(/\.\d+Z$/, 'Z');

/** A record as Graph gives it, with the given keys in place of its own. */
export const graphRecord = (overrides: JsonObject): JsonObject => ({ ...FAILED_RETRY, ...overrides });
