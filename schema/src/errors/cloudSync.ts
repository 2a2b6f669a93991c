import type { ErrorAdvice } from '../errorCatalogue.ts';

/**
 * Codes of cloud sync and of inbound provisioning to Active Directory.
 * https://learn.microsoft.com/entra/identity/hybrid/cloud-sync/reference-error-codes
 * https://learn.microsoft.com/entra/identity/app-provisioning/hr-user-creation-issues
 */
export const CLOUD_SYNC_ERRORS: readonly ErrorAdvice[] = [
  {
    code: 'TimeOut',
    class: 'agent',
    meaning: 'The provisioning agent did not answer within 10 minutes.',
    action: "Check that the agent's service runs, and that its server reaches the internet and a domain controller.",
    retry: 'none',
  },
  {
    code: 'HybridSynchronizationActiveDirectoryInternalServerError',
    class: 'serviceFault',
    meaning: 'The request could not be turned into a search of Active Directory.',
    action:
      'Check the scoping filters and mappings of the job for unusual values. If they are sound, open a support case with the change id.',
    retry: 'none',
  },
  {
    code: 'HybridIdentityServiceNoAgentsAssigned',
    class: 'agent',
    meaning: 'No provisioning agent is registered for this domain.',
    action: 'Install the agent on a server in the domain and register it with this tenant.',
    retry: 'none',
  },
  {
    code: 'HybridIdentityServiceNoActiveAgents',
    class: 'agent',
    meaning: 'Provisioning agents are registered, but none is listening.',
    action: "Start the agent's service on its server; if it runs, check that the firewall lets it out.",
    retry: 'none',
  },
  {
    code: 'HybridIdentityServiceInvalidResource',
    class: 'agent',
    meaning: "The provisioning agent's registration is damaged.",
    action: 'Register the agent again; reinstall it if that does not help.',
    retry: 'none',
  },
  {
    code: 'HybridIdentityServiceAgentSignalingError',
    class: 'agent',
    meaning: 'The message to the provisioning agent could not be delivered.',
    action: "Check the agent server's outgoing connections, then restart the agent's service.",
    retry: 'none',
  },
  {
    code: 'AzureDirectoryServiceServerBusy',
    class: 'throttled',
    meaning: 'Microsoft Entra ID is too busy at the moment.',
    action: 'Nothing: it tries again by itself. If it lasts more than 24 hours, open a support case.',
    retry: 'automatic',
  },
  {
    code: 'AzureActiveDirectoryInvalidCredential',
    class: 'authorisation',
    meaning: 'The account that the synchronisation service signs in with is missing from the tenant.',
    action: "Repair the cloud sync service account (the AADCloudSyncTools module's repair command creates it anew).",
    retry: 'none',
  },
  {
    code: 'AzureActiveDirectoryExpiredCredentials',
    class: 'authorisation',
    meaning: "The password of the synchronisation service's account has expired.",
    action: "Repair the cloud sync service account (the AADCloudSyncTools module's repair command renews it).",
    retry: 'none',
  },
  {
    code: 'AzureActiveDirectoryAuthenticationFailed',
    class: 'authorisation',
    meaning: 'Signing in to Microsoft Entra ID failed for a reason that is not known.',
    action: 'Open a support case and give the job id.',
    retry: 'none',
  },
  {
    code: 'InvalidAttributeSyntax',
    class: 'mapping',
    meaning: 'Active Directory refused a value, mostly because the mapping sent an empty text.',
    action: 'Have the mapping leave out or replace empty values, and check the formats of the other mapped values.',
    retry: 'none',
  },
];
