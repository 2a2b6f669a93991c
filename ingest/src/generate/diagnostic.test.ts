import { DAY_MS } from './clock.ts';
import { toDiagnosticJson } from './diagnostic.ts';
import { generateRecords } from './generate.ts';
import type { GeneratedGraphRecord } from './graphRecord.ts';

const from = new Date('2026-11-18T00:00:00Z');
const records = [...generateRecords({ seed: 5, perDay: 400, from, to: new Date(from.getTime() + DAY_MS) })].map(
  ({ record }) => record
);
const deliveredAt = new Date('2026-11-18T10:31:18.501Z');

function find(status: GeneratedGraphRecord['provisioningStatusInfo']['status']): GeneratedGraphRecord {
  const found = records.find(({ provisioningStatusInfo }) => provisioningStatusInfo.status === status);
  if (found === undefined) {
    throw new Error(`No ${status} among the generated records`);
  }
  return found;
}

describe('toDiagnosticJson', () => {
  it.each([
    ['success', 'Success', 0],
    ['failure', 'Failure', 1],
    ['skipped', 'Skipped', 2],
    ['warning', 'Warning', 3],
  ] as const)('tells %s in words and as a number', (status, resultType, number) => {
    const record = find(status);
    expect(JSON.parse(toDiagnosticJson(record, deliveredAt))).toMatchObject({
      resultType,
      properties: {
        provisioningStatusInfo: { Status: status, errorInformation: record.provisioningStatusInfo.errorInformation },
        statusInfo: { Status: number },
      },
    });
  });

  it("has the envelope of Azure Monitor and the diagnostic log's key names", () => {
    const record = find('failure');
    const error = record.provisioningStatusInfo.errorInformation;
    expect(JSON.parse(toDiagnosticJson(record, deliveredAt))).toMatchObject({
      time: expect.stringMatching(/^2026-11-18T10:31:18\.501\d{4}Z$/),
      resourceId: `/tenants/${record.tenantId}/providers/Microsoft.aadiam`,
      category: 'ProvisioningLogs',
      correlationId: record.changeId,
      identity: record.id,
      resultSignature: error?.errorCode,
      resultDescription: error?.reason,
      properties: {
        id: record.id,
        activityDateTime: expect.stringMatching(/\.\d{7}Z$/),
        servicePrincipal: { Id: record.servicePrincipal.id, Name: record.servicePrincipal.displayName },
        initiatedBy: { Id: record.initiatedBy.id, Type: record.initiatedBy.initiatorType },
        sourceSystem: { Name: record.sourceSystem.displayName, details: record.sourceSystem.details },
        sourceIdentity: {
          Id: record.sourceIdentity.id,
          identityType: record.sourceIdentity.identityType,
          details: record.sourceIdentity.details,
        },
        modifiedProperties: record.modifiedProperties,
      },
    });
  });

  it('counts step types and step statuses', () => {
    const { properties } = JSON.parse(toDiagnosticJson(find('failure'), deliveredAt));
    for (const step of properties.provisioningSteps) {
      expect([0, 1, 2, 3, 4, 5]).toContain(step.provisioningStepType);
      expect([0, 1, 2, 3]).toContain(step.status);
    }
    expect(properties.provisioningSteps.at(-1)).toMatchObject({ status: 1 });
  });

  it('writes the duration as a number or as text, the action in both spellings', () => {
    const parsed = records.map((record) => JSON.parse(toDiagnosticJson(record, deliveredAt)));
    expect(new Set(parsed.map(({ durationMs }) => typeof durationMs))).toEqual(new Set(['number', 'string']));
    for (const { durationMs, properties } of parsed) {
      expect(Number(durationMs)).toBe(properties.durationInMilliseconds);
      expect(properties.action.toLowerCase()).toBe(properties.provisioningAction);
      expect(properties.action).toMatch(/^[A-Z]/);
    }
  });

  it('differs between deliveries in the time of the envelope only', () => {
    const record = find('success');
    const [first, second] = [deliveredAt, new Date('2026-11-18T12:00:00Z')].map((time) =>
      JSON.parse(toDiagnosticJson(record, time))
    );
    expect(second.time).not.toBe(first.time);
    expect({ ...second, time: first.time }).toEqual(first);
  });
});
