import type { ProvisioningDocument } from './document.ts';
import { graphRecordOf, graphTime } from './graphRecord.ts';

const DOCUMENT: ProvisioningDocument = {
  '@timestamp': '2026-11-20T08:15:42.000Z',
  event: {
    id: 'r1',
    ingested: '2026-11-20T09:00:00.000Z',
    duration: 1_843_000_000,
    action: 'create',
    outcome: 'failure',
    kind: 'event',
    category: ['iam'],
    type: ['creation'],
    dataset: 'entra.provisioning',
    module: 'entra',
  },
  organization: { id: 't1' },
  message: 'Failed to create user Ann.',
  error: { code: 'C', message: 'Why.' },
  provisioning: {
    status: 'failure',
    action: 'create',
    failed: 1,
    change_id: 'ch',
    cycle_id: 'cy',
    job_id: 'jo',
    application: { id: 'sp', name: 'Box' },
    source_system: { id: 's', name: 'Microsoft Entra ID', details: { a: 1 } },
    target_system: { name: 'Box' },
    source_identity: { id: 'i', name: 'Ann', type: 'User', details: {} },
    target_identity: { type: 'User' },
    identity: { id: 'i', name: 'Ann' },
    initiated_by: { name: 'Azure AD Provisioning Service', type: 'system' },
    identity_terms: ['ann', 'i'],
    ingest_delay: 2658,
    descriptions: ['Created.'],
    error: {
      category: 'failure',
      class: 'conflict',
      fingerprint: 'C: Why.',
      recommended_action: 'Do.',
      additional_details: 'More.',
    },
    changed: ['mail'],
    modified_properties: [{ name: 'mail', old_value: null, new_value: '' }],
    steps: [{ name: 'EntryExportAdd' }, 7],
  },
};

const RECORD = {
  id: 'r1',
  activityDateTime: '2026-11-20T08:15:42Z',
  tenantId: 't1',
  jobId: 'jo',
  cycleId: 'cy',
  changeId: 'ch',
  provisioningAction: 'create',
  durationInMilliseconds: 1843,
  initiatedBy: { displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
  servicePrincipal: { id: 'sp', displayName: 'Box' },
  sourceSystem: { id: 's', displayName: 'Microsoft Entra ID', details: { a: 1 } },
  targetSystem: { displayName: 'Box' },
  sourceIdentity: { id: 'i', displayName: 'Ann', identityType: 'User', details: {} },
  targetIdentity: { identityType: 'User' },
  provisioningStatusInfo: {
    status: 'failure',
    errorInformation: {
      errorCode: 'C',
      reason: 'Why.',
      errorCategory: 'failure',
      additionalDetails: 'More.',
      recommendedAction: 'Do.',
    },
  },
  provisioningSteps: [{ name: 'EntryExportAdd' }, 7],
  modifiedProperties: [{ displayName: 'mail', oldValue: null, newValue: '' }],
};

describe('graphRecordOf', () => {
  it('puts the fields back under the names of Graph', () => {
    expect(graphRecordOf(DOCUMENT)).toEqual(RECORD);
  });

  it('merges the remainder: objects into objects, anything else in place of what is there', () => {
    const remainder = {
      activityDateTime: '2026-11-20T08:15:42.0001Z',
      initiatedBy: { id: '' },
      sourceSystem: { details: { b: 2 } },
      provisioningStatusInfo: { errorInformation: { errorCode: null, extra: {} } },
      servicePrincipal: [{ id: 'sp' }],
      provisioningSteps: 'none',
      unknown: { a: [1] },
    };
    const document = { ...DOCUMENT, provisioning: { ...DOCUMENT.provisioning, remainder } };
    const before = JSON.stringify(document);
    expect(graphRecordOf(document)).toEqual({
      ...RECORD,
      ...remainder,
      initiatedBy: { ...RECORD.initiatedBy, id: '' },
      sourceSystem: { ...RECORD.sourceSystem, details: { a: 1, b: 2 } },
      provisioningStatusInfo: {
        status: 'failure',
        errorInformation: { ...RECORD.provisioningStatusInfo.errorInformation, errorCode: null, extra: {} },
      },
    });
    expect(JSON.stringify(document)).toBe(before);
  });

  it('does not invent a status or an action', () => {
    const document: ProvisioningDocument = {
      ...DOCUMENT,
      error: undefined,
      provisioning: { ...DOCUMENT.provisioning, status: 'unknown', action: 'other', error: undefined },
    };
    const record = graphRecordOf(document);
    expect(record).not.toHaveProperty('provisioningAction');
    expect(record).not.toHaveProperty('provisioningStatusInfo');
  });

  it('gives hostile keys back as keys', () => {
    const remainder = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
    const record = graphRecordOf({ ...DOCUMENT, provisioning: { ...DOCUMENT.provisioning, remainder } });
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(JSON.parse(JSON.stringify(record))).toMatchObject({ constructor: 1 });
    expect(Object.keys(record)).toContain('__proto__');
  });
});

describe('graphTime', () => {
  it('drops a fraction of zero, as Graph does', () => {
    expect(graphTime('2026-11-20T08:15:42.000Z')).toBe('2026-11-20T08:15:42Z');
    expect(graphTime('2026-11-20T08:15:42.010Z')).toBe('2026-11-20T08:15:42.010Z');
  });
});
