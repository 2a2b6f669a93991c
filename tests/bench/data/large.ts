import { generateRecords, toGraphJson } from '../../../ingest/src/generate/generate.ts';
import { type GeneratedGraphRecord, type Step } from '../../../ingest/src/generate/graphRecord.ts';

const STEPS = 1_000;
const VALUE_CHARACTERS = 1_000_000;
const DAY_MS = 86_400_000;

/**
 * Two records with 1,000 steps and a value of 1 MB, as lines of JSON: the newer one failed in its last step, whose
 * details hold the value, the older one succeeded. Both have the value in a modified property too.
 */
export function largeRecords(): string[] {
  const now = Date.now();
  const window = { from: new Date(now - DAY_MS), to: new Date(now) };
  for (const { record } of generateRecords({ seed: 1, ...window, perDay: 2_000 })) {
    if (record.provisioningStatusInfo.status === 'failure' && record.modifiedProperties.length > 0) {
      const failed = { ...enlarged(record), id: 'large-failed', activityDateTime: secondsBefore(now, 60) };
      return [failed, succeeded(failed, secondsBefore(now, 120))].map(toGraphJson);
    }
  }
  throw new Error('The made-up tenant had no failure for a day.');
}

function enlarged(record: GeneratedGraphRecord): GeneratedGraphRecord {
  const [property] = record.modifiedProperties;
  const last = record.provisioningSteps.at(-1);
  if (!property || !last) {
    throw new Error('The record has nothing that could be made larger.');
  }
  const value = largeValue();
  const steps = Array.from({ length: STEPS - 1 }, (_, number): Step => {
    const step = record.provisioningSteps[number % record.provisioningSteps.length] ?? last;
    return { ...step, status: 'success' };
  });
  return {
    ...record,
    provisioningSteps: [...steps, { ...last, status: 'failure', details: { ...last.details, Response: value } }],
    modifiedProperties: [...record.modifiedProperties, { ...property, displayName: 'extension', newValue: value }],
  };
}

function succeeded(record: GeneratedGraphRecord, activityDateTime: string): GeneratedGraphRecord {
  return {
    ...record,
    id: 'large-succeeded',
    activityDateTime,
    provisioningStatusInfo: { status: 'success', errorInformation: null },
    provisioningSteps: record.provisioningSteps.map((step) => ({ ...step, status: 'success' })),
  };
}

/** JSON in a text, as target systems answer. No list alone: the page would tell its members one by one. */
function largeValue(): string {
  const member = { id: '8f2c6b1e-0000-4000-8000-000000000000', displayName: 'Grace Okafor', roles: ['User', 'Owner'] };
  const text = JSON.stringify(member);
  const members = Array.from({ length: Math.ceil(VALUE_CHARACTERS / (text.length + 1)) }, () => text);
  return `{"Resources":[${members.join(',')}]}`;
}

/** As Graph writes times: whole seconds. */
function secondsBefore(time: number, seconds: number): string {
  return new Date(time - seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
