import { graphRecordOf } from '@provlogs/schema/graphRecord';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';
import { CONFLICT_REASON, FAILED_RETRY, SKIPPED_DIAGNOSTIC } from '../../../tests/fixtures/provisioningRecords.ts';
import { normalize, type NormalizedRecord } from './normalize.ts';

const INGESTED_AT = Date.UTC(2026, 10, 21, 12);

function normalized(value: JsonValue, defaultTenantId?: string): NormalizedRecord {
  const result = normalize(value, { ingestedAt: INGESTED_AT, defaultTenantId });
  if (!result.ok) {
    throw new Error(result.reason);
  }
  return { ...result, document: JSON.parse(JSON.stringify(result.document)) };
}

const MINIMAL = { id: 'r1', activityDateTime: '2026-11-20T08:15:42Z' };

describe('normalize', () => {
  it('makes the document of a failed retry', () => {
    expect(normalized(FAILED_RETRY)).toEqual({
      ok: true,
      documentId: '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10:5a1c7e90-41d2-4b6f-9c3a-0d5e6f708192',
      activityTime: Date.UTC(2026, 10, 21, 10, 4, 9),
      document: {
        '@timestamp': '2026-11-21T10:04:09.000Z',
        event: {
          id: '5a1c7e90-41d2-4b6f-9c3a-0d5e6f708192',
          ingested: '2026-11-21T12:00:00.000Z',
          duration: 91_009_000_000,
          action: 'create',
          outcome: 'failure',
          kind: 'event',
          category: ['iam'],
          type: ['creation', 'user'],
          dataset: 'entra.provisioning',
          module: 'entra',
        },
        organization: { id: '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10' },
        message:
          'Failed to create user Amina Diallo in Dropbox (from Microsoft Entra ID): DropboxEntryConflict: A user with this address already exists.',
        error: {
          code: 'DropboxEntryConflict',
          message: CONFLICT_REASON,
        },
        provisioning: {
          status: 'failure',
          action: 'create',
          failed: 1,
          change_id: 'd2c3b4a5-9687-4f78-a690-b1c2d3e4f501',
          cycle_id: '5d4c3b2a-1908-4f7e-8d6c-5b4a39281706',
          job_id: 'dropbox.8d1f6f0a2f574a9c9f0a1b6c7d8e9f10.91b2c3d4-e5f6-4071-8293-a4b5c6d7e8f9',
          application: { id: 'f2e3d4c5-b6a7-4899-8b1c-d2e3f4a5b602', name: 'Dropbox Business' },
          source_system: { id: '6b1f2c3d-4e5f-4601-8273-948a5b6c7d01', name: 'Microsoft Entra ID', details: {} },
          target_system: {
            id: '8d3f4e5f-6071-4823-a495-b6ac7d8e9f03',
            name: 'Dropbox',
            details: { ServicePrincipalDisplayName: 'Dropbox Business' },
          },
          source_identity: {
            id: '0badcafe-2222-4333-8444-555566667777',
            name: 'Amina Diallo',
            type: 'User',
            details: {
              odatatype: 'User',
              DisplayName: 'Amina Diallo',
              UserPrincipalName: 'amina.diallo@contoso.example',
            },
          },
          target_identity: { type: 'urn:ietf:params:scim:schemas:core:2.0:User', details: {} },
          identity: { id: '0badcafe-2222-4333-8444-555566667777', name: 'Amina Diallo' },
          initiated_by: { name: 'Azure AD Provisioning Service', type: 'system' },
          identity_terms: [
            'amina diallo',
            'amina',
            'diallo',
            '0badcafe-2222-4333-8444-555566667777',
            'amina.diallo@contoso.example',
            'amina.diallo',
            'contoso',
            'example',
          ],
          error: {
            category: 'nonServiceFailure',
            class: 'conflict',
            fingerprint:
              'DropboxEntryConflict: Message: A user with this address already exists. Response from Dropbox: {"schemas":[*],"scimType":"uniqueness","status":"409"}.',
            http_status: '409',
            scim_type: 'uniqueness',
          },
          failed_step: 'EntryExportAdd',
          retry: {
            attempt: 3,
            next_at: '2026-11-22T10:04:09.441Z',
            first_failed_at: '2026-11-20T09:58:31.120Z',
          },
          changed: ['userName'],
          modified_properties: [
            { name: 'userName', old_value: null, new_value: 'amina.diallo@contoso.example' },
            { name: 'active', old_value: 'True', new_value: 'True' },
          ],
          ingest_delay: 6951,
          descriptions: [
            "Retrying the operation on User 'amina.diallo@contoso.example'",
            "Failed to create User 'amina.diallo@contoso.example' in Dropbox",
          ],
          steps: FAILED_RETRY['provisioningSteps'],
          remainder: {
            initiatedBy: { id: '' },
            targetIdentity: { id: '', displayName: '' },
            provisioningStatusInfo: { errorInformation: { additionalDetails: null, recommendedAction: null } },
          },
        },
      },
    });
  });

  it('undoes the spellings of a diagnostic record', () => {
    const { document, documentId, activityTime } = normalized(SKIPPED_DIAGNOSTIC);
    expect(documentId).toBe('8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10:5a1c7e90-41d2-4b6f-9c3a-0d5e6f708193');
    expect(new Date(activityTime).toISOString()).toBe('2026-11-21T11:06:02.123Z');
    expect(document.message).toBe(
      'Skipped updating group Finance Approvers in customappsso (from Microsoft Entra ID): RedundantExport.'
    );
    expect(document.provisioning.envelope).toEqual({ time: '2026-11-21T11:31:18.5012345Z', Level: 4 });
    expect(graphRecordOf(document)).toEqual({
      id: '5a1c7e90-41d2-4b6f-9c3a-0d5e6f708193',
      activityDateTime: '2026-11-21T11:06:02.1239567Z',
      tenantId: '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10',
      jobId: 'scim.8d1f6f0a2f574a9c9f0a1b6c7d8e9f10.2b3c4d5e-6f70-4182-93a4-b5c6d7e8f901',
      cycleId: '7f6e5d4c-3b2a-4190-8f7e-6d5c4b3a2910',
      changeId: 'f4e5d6c7-b8a9-419a-88b2-d3e4f5a6b703',
      provisioningAction: 'update',
      durationInMilliseconds: 14,
      initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
      servicePrincipal: { id: 'a3f4e5d6-c7b8-49aa-8c2d-e3f4a5b6c703', displayName: 'Expenses (SCIM)' },
      sourceSystem: { id: '6b1f2c3d-4e5f-4601-8273-948a5b6c7d01', displayName: 'Microsoft Entra ID', details: {} },
      targetSystem: { id: '9e4f5f60-7182-4934-85a6-c7bd8e9fa004', displayName: 'customappsso', details: {} },
      sourceIdentity: {
        id: '5eed0000-3333-4444-8555-666677778888',
        displayName: 'Finance Approvers',
        identityType: 'Group',
        details: {},
      },
      targetIdentity: { id: 'exp-40213', displayName: '', identityType: 'Group', details: {} },
      provisioningStatusInfo: { status: 'skipped', errorInformation: null },
      provisioningSteps: [
        {
          name: 'EntryExportUpdate',
          provisioningStepType: 'export',
          status: 'skipped',
          description: 'No change is needed.',
          details: { SkipReason: 'RedundantExport' },
        },
      ],
      modifiedProperties: [],
    });
  });

  it('takes a record that has nothing but id and time', () => {
    const { document, documentId } = normalized(MINIMAL);
    expect(documentId).toBe('-:r1');
    expect(document.organization).toBeUndefined();
    expect(document.event).toMatchObject({ action: 'other', outcome: 'unknown', type: ['info'] });
    expect(document.provisioning).toEqual({
      status: 'unknown',
      action: 'other',
      failed: 0,
      identity: { id: 'r1' },
      identity_terms: [],
      ingest_delay: 99_858,
    });
    expect(document.message).toBe('Unknown outcome of processing object r1.');
  });

  it.each([
    ['the record', { ...MINIMAL, tenantId: 'mine' }, 'mine'],
    ['the default, if the record names none', { ...MINIMAL, tenantId: '' }, 'default'],
    ['the envelope', { tenantId: 'outer', properties: MINIMAL }, 'outer'],
    ['the resource id', { resourceId: '/TENANTS/AbC/PROVIDERS/microsoft.AADIAM/', properties: MINIMAL }, 'abc'],
  ])('takes the tenant from %s', (_, value, tenant) => {
    const { document, documentId } = normalized(value, 'default');
    expect(documentId).toBe(`${tenant}:r1`);
    expect(document.organization).toEqual({ id: tenant });
    expect(graphRecordOf(document)['tenantId']).toBe(tenant);
  });

  it('keeps the raw word of an action that nobody documented, and finds it', () => {
    const { document } = normalized({ ...MINIMAL, provisioningAction: 'EntryExportUpdate' });
    expect(document.provisioning.action).toBe('other');
    expect(document.event.action).toBe('EntryExportUpdate');
    expect(graphRecordOf(document)['provisioningAction']).toBe('EntryExportUpdate');
  });

  it.each(['stageddelete', 'StagedDelete', 'stagedDelete'])('knows the action %s', (word) => {
    const { document } = normalized({ ...MINIMAL, provisioningAction: word });
    expect(document.provisioning).toMatchObject({ action: 'stagedDelete' });
    expect(document.provisioning.remainder).toBeUndefined();
  });

  it('believes the record, then the envelope, about the outcome', () => {
    const both = { resultType: 'Success', properties: { ...MINIMAL, provisioningStatusInfo: { Status: 'FAILURE' } } };
    expect(normalized(both).document.provisioning).toMatchObject({
      status: 'failure',
      envelope: { resultType: 'Success' },
    });
    const outer = {
      resultType: 'Failure',
      resultSignature: 'InvalidDomain',
      resultDescription: 'No.',
      properties: MINIMAL,
    };
    expect(normalized(outer).document).toMatchObject({
      error: { code: 'InvalidDomain', message: 'No.' },
      event: { outcome: 'failure' },
      provisioning: { status: 'failure', failed: 1 },
    });
  });

  it('takes the first of a list of service principals', () => {
    const list = [{ id: 'sp', displayName: 'Box' }];
    const { document } = normalized({ ...MINIMAL, servicePrincipal: list });
    expect(document.provisioning.application).toEqual({ id: 'sp', name: 'Box' });
    expect(graphRecordOf(document)['servicePrincipal']).toEqual(list);
  });

  it('reads properties that came as text, and a time that only the envelope has', () => {
    const text = { time: '2026-11-20T08:15:42Z', category: 'ProvisioningLogs', properties: '{"id":"r1"}' };
    expect(normalized(text).documentId).toBe('-:r1');
  });

  it('keeps keys of a record that look like those of an envelope', () => {
    const odd = { ...MINIMAL, category: 'SignInLogs', properties: { id: 'other' }, resourceId: '/x' };
    expect(graphRecordOf(normalized(odd).document)).toEqual(odd);
  });

  it('keeps a large record whole', () => {
    const steps = Array.from({ length: 1000 }, (_, index) => ({
      name: `Step${index}`,
      status: 'success',
      details: { text: 'x'.repeat(5000), displayName: `Name ${index}` },
    }));
    const modifiedProperties = Array.from({ length: 20_000 }, (_, index) => ({
      displayName: `p${index}`,
      oldValue: null,
      newValue: 'x',
    }));
    const record: JsonObject = { ...MINIMAL, provisioningSteps: steps, modifiedProperties };
    const { document } = normalized(record);
    expect(document.provisioning.identity_terms).toHaveLength(100);
    expect(document.provisioning.modified_properties).toHaveLength(1000);
    expect(graphRecordOf(document)).toEqual(record);
  });
});
