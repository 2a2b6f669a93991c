/**
 * What happens to any request on its way, or to its answer. "Before": Elasticsearch has not done it, or only a part;
 * "after": it has.
 */
export const WIRE_FAULTS = [
  'latency',
  'resetBefore',
  'resetAfter',
  'cutAfter',
  'slowAnswer',
  'unavailable',
  'busy',
  'strangePage',
  'gatewayError',
  'unauthorized',
  'diskFull',
] as const;

/** What happens to a bulk request alone. */
export const BULK_FAULTS = [
  'brokenJsonBefore',
  'brokenJsonAfter',
  'shortBefore',
  'shortAfter',
  'busyItems',
  'tooLarge',
] as const;

/** A connection that stays open and says nothing more. */
export const SILENT_FAULTS = ['silenceBefore', 'silenceAfter'] as const;

export type ElasticsearchFault =
  (typeof WIRE_FAULTS)[number] | (typeof BULK_FAULTS)[number] | (typeof SILENT_FAULTS)[number];
