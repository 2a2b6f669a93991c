import fc from 'fast-check';
import { adviseOnError, ERROR_CATALOGUE, ERROR_CLASSES } from './errorCatalogue.ts';

const PORTAL_CODES = [
  'Conflict',
  'EntryConflict',
  'TooManyRequests',
  'InternalServerError',
  'InsufficientRights',
  'MethodNotAllowed',
  'NotPermitted',
  'Unauthorized',
  'UnprocessableEntity',
  'WebExceptionProtocolError',
  'InvalidAnchor',
  'NotImplemented',
  'MandatoryFieldsMissing',
  'MissingValues',
  'SchemaAttributeNotFound',
  'InternalError',
  'InvalidDomain',
  'Timeout',
  'LicenseLimitExceeded',
  'DuplicateTargetEntries',
  'DuplicateSourceEntries',
  'ImportSkipped',
  'EntrySynchronizationSkipped',
  'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse',
  'SystemForCrossDomainIdentityManagementServiceIncompatible',
  'SchemaPropertyCanOnlyAcceptValue',
];
const CROSS_TENANT_CODES = [
  'AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService',
  'AzureDirectoryB2BManagementPolicyCheckFailure',
  'AzureActiveDirectoryQuotaLimitExceeded',
  'InvitationCreationFailure',
  'InvitationCreationFailureUserAccountDisabled',
  'AzureActiveDirectoryForbidden',
  'InvitationCreationFailureInvalidPropertyValue',
  'InvitationCreationFailureAmbiguousUser',
  'AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises',
  'EntityTypeNotSupported',
];
const CLOUD_SYNC_CODES = [
  'TimeOut',
  'HybridSynchronizationActiveDirectoryInternalServerError',
  'HybridIdentityServiceNoAgentsAssigned',
  'HybridIdentityServiceNoActiveAgents',
  'HybridIdentityServiceInvalidResource',
  'HybridIdentityServiceAgentSignalingError',
  'AzureDirectoryServiceServerBusy',
  'AzureActiveDirectoryInvalidCredential',
  'AzureActiveDirectoryExpiredCredentials',
  'AzureActiveDirectoryAuthenticationFailed',
  'InvalidAttributeSyntax',
];
const PUBLISHED = [...PORTAL_CODES, ...CROSS_TENANT_CODES, ...CLOUD_SYNC_CODES];

describe('the catalogue', () => {
  it('has every published code once, and no other', () => {
    expect(ERROR_CATALOGUE.map(({ code }) => code).sort()).toEqual([...PUBLISHED].sort());
  });

  it.each(ERROR_CATALOGUE)('says for $code what happened and what to do', ({ class: errorClass, meaning, action }) => {
    expect(ERROR_CLASSES).toContain(errorClass);
    expect(meaning).toMatch(/^[A-Z].{20,}\.$/);
    expect(action).toMatch(/^[A-Z].{7,}\.$/);
  });

  it('uses every class', () => {
    expect(new Set(ERROR_CATALOGUE.map((advice) => advice.class))).toEqual(new Set(ERROR_CLASSES));
  });
});

describe('adviseOnError', () => {
  it.each(PUBLISHED)('finds %s exactly', (code) => {
    expect(adviseOnError(code)).toMatchObject({ code, match: 'exact' });
  });

  it.each([
    ['DropboxEntryConflict', 'EntryConflict', 'suffix'],
    ['ContosoConflict', 'Conflict', 'suffix'],
    [
      'SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering',
      'SystemForCrossDomainIdentityManagementServiceIncompatible',
      'prefix',
    ],
    ['InvitationCreationFailureSomethingNew', 'InvitationCreationFailure', 'prefix'],
    ['InvitationCreationFailureUserAccountDisabled2', 'InvitationCreationFailureUserAccountDisabled', 'prefix'],
    ['InternalErrorTimeout', 'Timeout', 'suffix'],
    ['  entryconflict ', 'EntryConflict', 'exact'],
    ['ZoomTimeout', 'Timeout', 'suffix'],
    ['AgentTimeOut', 'TimeOut', 'suffix'],
    ['Microsoft Entra ID QuotaLimitExceeded', 'AzureActiveDirectoryQuotaLimitExceeded', 'exact'],
    ['Microsoft Entra IDForbidden', 'AzureActiveDirectoryForbidden', 'exact'],
  ])('leads %s to %s (%s)', (asked, code, match) => {
    expect(adviseOnError(asked)).toMatchObject({ code, match });
  });

  it.each(['', '   ', 'PayrollRuleViolation', 'Conflic', 'constructor', '__proto__'])(
    'knows nothing of "%s"',
    (code) => {
      expect(adviseOnError(code)).toBeUndefined();
    }
  );

  it('leads any application name before a known code to that code or a longer one', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9]{1,30}$/);
    fc.assert(
      fc.property(name, fc.constantFrom(...PUBLISHED), (prefix, code) => {
        const found = adviseOnError(prefix + code);
        expect(found).toBeDefined();
        expect(found?.code.toLowerCase().endsWith(code.toLowerCase())).toBe(true);
        if (found?.code.length === code.length) {
          expect(found.code).toBe(code);
        }
      })
    );
  });

  it('never throws, whatever the code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (code) => {
        const found = adviseOnError(code);
        expect(found === undefined || PUBLISHED.includes(found.code)).toBe(true);
      })
    );
  });
});
