import { FAILED, HOSTILE } from '../testing/documents';

import { graphObjectOf } from './graphJson';

describe('a stored document as Graph shows it', () => {
  it('has the names of Graph and what no field can carry', () => {
    const provisioning = typeof FAILED.provisioning === 'object' ? FAILED.provisioning : {};
    const record = graphObjectOf({ ...FAILED, provisioning: { ...provisioning, remainder: { riskLevel: null } } });
    expect(record).toMatchObject({
      id: 'record-2',
      activityDateTime: '2026-11-20T09:02:07Z',
      durationInMilliseconds: 91_009,
      provisioningAction: 'create',
      riskLevel: null,
      sourceIdentity: { id: 'user-2', displayName: 'Grace Okafor', identityType: 'User' },
      modifiedProperties: [
        { displayName: 'userName', oldValue: null, newValue: 'grace.okafor@contoso.example' },
        { displayName: 'department', oldValue: '', newValue: 'Finance' },
        { displayName: 'manager', oldValue: 'Mia', newValue: null },
      ],
    });
  });

  it('is none where the worker did not write the document', () => {
    expect(graphObjectOf(HOSTILE)).toBeUndefined();
    expect(graphObjectOf({})).toBeUndefined();
    expect(graphObjectOf({ ...FAILED, event: [] })).toBeUndefined();
    expect(
      graphObjectOf({ ...FAILED, provisioning: { status: 'failure', action: 'create', steps: {} } })
    ).toBeUndefined();
  });
});
