import type { GraphRecord, JsonObject, JsonValue } from '@provlogs/schema/record';

import { renderDiagnostic } from '../fixtures/diagnosticRendering.ts';
import { FAILED_RETRY } from '../fixtures/provisioningRecords.ts';
import type { Offer } from './plan.ts';

/** What Graph gives for an offer; poison has the place of a record. */
export function graphValue(offer: Offer, time: number, tenantId: string): JsonValue {
  const record: JsonObject = { ...recordOf(offer, time, tenantId) };
  switch (offer.kind) {
    case 'noId':
      return { ...record, id: '', changeId: offer.id };
    case 'noTime':
      return { ...record, activityDateTime: 'soon' };
    case 'noObject':
      return poisonText(offer);
    default:
      return record;
  }
}

/** The messages of a stream for some offers: records in batches, poison as a message of its own. */
export function streamMessages(offers: readonly Offer[], timeOf: (offer: Offer) => number, tenantId: string): string[] {
  const records = offers
    .filter(({ kind }) => kind === 'record' || kind === 'tooOld')
    .map((offer) => renderDiagnostic(recordOf(offer, timeOf(offer), tenantId), '.1234567', () => 1));
  const half = Math.ceil(records.length / 2);
  const batches = [records.slice(0, half), records.slice(half)].filter((batch) => batch.length > 0);
  const poison = offers.filter(({ kind }) => kind !== 'record' && kind !== 'tooOld').map(poisonText);
  return [...batches.map((batch) => JSON.stringify({ records: batch })), ...poison];
}

/** Neither a record nor JSON. */
export function poisonText({ id }: Offer): string {
  return `no record: ${id}`;
}

function recordOf({ id }: Offer, time: number, tenantId: string): GraphRecord {
  return { ...FAILED_RETRY, tenantId, id, activityDateTime: `${new Date(time).toISOString().slice(0, 19)}Z` };
}
