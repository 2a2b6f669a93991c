import { message } from './message.ts';

const BASE = { action: 'create', status: 'success', identity: 'Grace Okafor' } as const;

describe('message', () => {
  it.each([
    [{}, 'Created object Grace Okafor.'],
    [{ target: 'Dropbox' }, 'Created object Grace Okafor in Dropbox.'],
    [
      { identityType: 'urn:ietf:params:scim:schemas:core:2.0:User', target: 'Dropbox', source: 'Microsoft Entra ID' },
      'Created user Grace Okafor in Dropbox (from Microsoft Entra ID).',
    ],
    [{ action: 'stagedDelete', identityType: 'Group' }, 'Staged deletion of group Grace Okafor.'],
    [
      { action: 'other', status: 'skipped', skipReason: 'RedundantExport' },
      'Skipped processing object Grace Okafor: RedundantExport.',
    ],
    [{ status: 'warning' }, 'Warning while creating object Grace Okafor.'],
    [{ action: 'disable', status: 'unknown' }, 'Unknown outcome of disabling object Grace Okafor.'],
    [{ status: 'failure', code: 'Timeout' }, 'Failed to create object Grace Okafor: Timeout.'],
    [
      { status: 'failure', code: 'C', reason: 'Message: It is taken (v. 2). Response: {"a":1}' },
      'Failed to create object Grace Okafor: C: It is taken (v. 2).',
    ],
  ] as const)('says %j', (parts, expected) => {
    expect(message({ ...BASE, ...parts })).toBe(expected);
  });

  it('stays one short line, whatever the texts', () => {
    const hostile = `a\n\r\u0000\u001b[31m${' '.repeat(100)}`.repeat(20_000);
    const text = message({
      action: 'update',
      status: 'failure',
      identityType: hostile,
      identity: hostile,
      source: hostile,
      target: hostile,
      code: hostile,
      reason: hostile,
    });
    expect(text.length).toBeLessThan(1000);
    expect(text).not.toMatch(/[\n\r\u0000\u001b]/);
  });
});
