import { type JsonObject } from '@provlogs/schema/record';

/** A user whom Dropbox refused, on the second retry. */
export const FAILED: JsonObject = {
  '@timestamp': '2026-11-20T09:02:07.000Z',
  event: { id: 'record-2', ingested: '2026-11-20T09:30:00.000Z', duration: 91_009_000_000 },
  organization: { id: 'tenant-1' },
  message: 'Failed to create user Grace Okafor in Dropbox.',
  error: {
    code: 'DropboxEntryConflict',
    message: 'A user exists already. Response: {"scimType":"uniqueness","status":409}. Retried 2 times.',
  },
  provisioning: {
    status: 'failure',
    action: 'create',
    change_id: 'change-2',
    cycle_id: 'cycle-2',
    job_id: 'dropbox.tenant.job',
    application: { id: 'app-2', name: 'Dropbox Business' },
    source_system: { id: 'system-1', name: 'Microsoft Entra ID' },
    target_system: { id: 'system-2', name: 'Dropbox' },
    source_identity: { id: 'user-2', name: 'Grace Okafor', type: 'User' },
    target_identity: { type: 'urn:ietf:params:scim:schemas:core:2.0:User' },
    identity: { id: 'user-2', name: 'Grace Okafor' },
    error: { class: 'conflict', category: 'nonServiceFailure', http_status: '409', scim_type: 'uniqueness' },
    retry: { attempt: 2, next_at: '2026-11-20T21:02:07.441Z' },
    modified_properties: [
      { name: 'userName', old_value: null, new_value: 'grace.okafor@contoso.example' },
      { name: 'department', old_value: '', new_value: 'Finance' },
      { name: 'manager', old_value: 'Mia', new_value: null },
    ],
    steps: [
      {
        name: 'EntryEscrowRetry',
        provisioningStepType: 'import',
        status: 'success',
        description: 'Retrying the operation',
        details: { CountProcessed: '2' },
      },
      {
        name: 'EntryExportAdd',
        provisioningStepType: 'export',
        status: 'failure',
        description: 'Failed to create the user in Dropbox',
        details: { 'addresses[type eq "work"].country': 'NG', Answer: '{"status":409}' },
      },
    ],
  },
};

/** A user without anything to write. */
export const SKIPPED: JsonObject = {
  '@timestamp': '2026-11-20T09:40:00.000Z',
  event: { id: 'record-3' },
  message: 'Skipped user 5eed0000.',
  provisioning: {
    status: 'skipped',
    action: 'other',
    skip_reason: 'RedundantExport',
    identity: { id: '5eed0000' },
    steps: [
      {
        name: 'EntrySynchronizationSkip',
        provisioningStepType: 'export',
        status: 'skipped',
        description: 'No change is needed.',
        details: { SkipReason: 'RedundantExport' },
      },
    ],
  },
};

/** A group that was created. */
export const SUCCESSFUL: JsonObject = {
  '@timestamp': '2026-11-20T08:15:42.000Z',
  event: { id: 'record-1', duration: 1_843_000_000 },
  message: 'Created group Finance Approvers in ServiceNow.',
  provisioning: {
    status: 'success',
    action: 'create',
    identity: { id: 'group-1', name: 'Finance Approvers' },
    steps: [
      {
        name: 'EntryExportAdd',
        provisioningStepType: 'export',
        status: 'success',
        description: 'Created',
        details: {},
      },
    ],
  },
};

const HTML = '<img src=x onerror="globalThis.attacked = true">';

/** What no source should give: markup for text, a million characters, a thousand steps, odd types. */
export const HOSTILE: JsonObject = {
  '@timestamp': 'yesterday',
  message: HTML + 'A'.repeat(1_000_000),
  error: { code: `${HTML}EntryConflict`, message: `${HTML}${'{'.repeat(50_000)}` },
  provisioning: {
    status: 'failure',
    action: HTML,
    identity: { id: HTML, name: HTML },
    retry: { attempt: 'two', next_at: 'tomorrow' },
    modified_properties: ['odd', { name: HTML, old_value: 7, new_value: 'B'.repeat(1_000_000) }],
    steps: [
      ...Array.from({ length: 1_000 }, (_, index) => ({
        name: HTML,
        provisioningStepType: 'unheardOf',
        status: 'success',
        description: `${HTML} ${index}`,
        details: { [HTML]: HTML },
      })),
      'not a step',
      null,
      { status: 3, details: 'text' },
    ],
  },
};
