import type { ErrorAdvice } from '../errorCatalogue.ts';

/**
 * Codes of cross-tenant synchronisation. The page spells some with today's product name; records have
 * `AzureActiveDirectory`.
 * https://learn.microsoft.com/entra/identity/monitoring-health/howto-analyze-provisioning-logs
 */
export const CROSS_TENANT_ERRORS: readonly ErrorAdvice[] = [
  {
    code: 'AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService',
    class: 'otherOwner',
    meaning:
      'An attribute of the user in the target tenant belongs to another service, mostly Exchange Online (extension attributes 1 to 15, mail, visibility in address lists).',
    action:
      'Change the attribute in the owning service of the target tenant, or take it out of the mapping. Seen often after directory synchronisation was switched off there.',
    retry: 'none',
  },
  {
    code: 'AzureDirectoryB2BManagementPolicyCheckFailure',
    class: 'tenantPolicy',
    meaning: 'Automatic redemption of invitations is not switched on in both tenants.',
    action:
      'In the cross-tenant access settings switch automatic redemption on: outbound in the source tenant, inbound in the target tenant.',
    retry: 'none',
  },
  {
    code: 'AzureActiveDirectoryQuotaLimitExceeded',
    class: 'licence',
    meaning: 'The target tenant holds as many objects as its quota allows.',
    action: 'Delete objects that are no longer needed in the target tenant, or have its quota raised.',
    retry: 'none',
  },
  {
    code: 'InvitationCreationFailure',
    class: 'serviceFault',
    meaning: 'Inviting the user into the target tenant failed.',
    action: 'Read the reason of the record. If it does not explain itself, open a support case with the change id.',
    retry: 'none',
  },
  {
    code: 'InvitationCreationFailureUserAccountDisabled',
    class: 'conflict',
    meaning: 'The target tenant already has this account: it is disabled, and its invitation was never accepted.',
    action: 'Enable the account in the target tenant, then provision the user again.',
    retry: 'none',
  },
  {
    code: 'AzureActiveDirectoryForbidden',
    class: 'tenantPolicy',
    meaning: "The target tenant's external collaboration settings do not allow the invitation.",
    action: 'Allow invitations, and the domain of the source tenant, in the external collaboration settings there.',
    retry: 'none',
  },
  {
    code: 'InvitationCreationFailureInvalidPropertyValue',
    class: 'sourceData',
    meaning:
      'The primary SMTP address is malformed or belongs to a group of the target tenant, or the user type is neither guest nor member.',
    action: "Correct the user's mail value or the mapping of the user type, or change one of the two equal addresses.",
    retry: 'none',
  },
  {
    code: 'InvitationCreationFailureAmbiguousUser',
    class: 'conflict',
    meaning: 'One of the proxy addresses is also that of an internal user of the target tenant.',
    action: 'Remove that internal user or the address from it, or take this user out of scope.',
    retry: 'none',
  },
  {
    code: 'AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises',
    class: 'otherOwner',
    meaning: 'The matched user in the target tenant is still synchronised there from an on-premises directory.',
    action:
      'It cannot be updated from here. Change it in its on-premises directory, or take this user out of scope; otherwise end that synchronisation first.',
    retry: 'none',
  },
  {
    code: 'EntityTypeNotSupported',
    class: 'skip',
    meaning: 'A group was offered. Groups define who is in scope here; they are not provisioned themselves.',
    action: 'Nothing. For a run on demand pick a user instead of a group.',
    retry: 'none',
  },
];
