import type { MappingName } from './attributes.ts';
import type { FailureName } from './failures.ts';
import type { NonEmpty } from './random.ts';

export interface ApplicationFacts {
  name: string;
  /** First part of its job ids. */
  job: string;
  source: string;
  target: string;
  /** The part of the people who are assigned, 0 to 1: what makes an application loud or quiet. */
  share: number;
  /** The part of the groups that are assigned. */
  groups: number;
  mapping: MappingName;
  /** The part of operations that fail at first. */
  failureRate: number;
  /** Before published codes, as records have it. */
  codePrefix: string;
  failures: NonEmpty<FailureName>;
  sourceType?: 'Worker';
  targetType?: string;
  /** Deletions wait for an administrator, because there were too many at once before. */
  stagesDeletions?: true;
}

const ENTRA = 'Microsoft Entra ID';

/** What is the same for every seed. The loudest and the quietest differ by a factor of about 80. */
export const APPLICATION_FACTS: NonEmpty<ApplicationFacts> = [
  {
    name: 'ServiceNow',
    job: 'servicenow',
    source: ENTRA,
    target: 'servicenow',
    share: 0.95,
    groups: 1,
    mapping: 'serviceNow',
    failureRate: 0.015,
    codePrefix: 'ServiceNow',
    failures: ['MandatoryFieldsMissing', 'InternalServerError', 'EntryConflict', 'MandatoryFieldsMissing', 'Timeout'],
    targetType: 'User',
  },
  {
    name: 'Dropbox Business',
    job: 'dropbox',
    source: ENTRA,
    target: 'Dropbox',
    share: 0.35,
    groups: 0,
    mapping: 'scimBasic',
    failureRate: 0.04,
    codePrefix: 'Dropbox',
    failures: ['EntryConflict', 'LicenseLimitExceeded', 'TooManyRequests'],
  },
  {
    name: 'AWS IAM Identity Center',
    job: 'aws',
    source: ENTRA,
    target: 'AWS IAM Identity Center',
    share: 0.2,
    groups: 0.15,
    mapping: 'scim',
    failureRate: 0.02,
    codePrefix: '',
    failures: [
      'SchemaPropertyCanOnlyAcceptValue',
      'SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering',
      'TooManyRequests',
    ],
  },
  {
    name: 'Workday to Active Directory',
    job: 'Workday2AD',
    source: 'Workday',
    target: 'Active Directory',
    share: 0.8,
    groups: 0,
    mapping: 'activeDirectory',
    failureRate: 0.02,
    codePrefix: '',
    failures: [
      'InvalidAttributeSyntax',
      'DuplicateSourceEntries',
      'InvalidDomain',
      'HybridIdentityServiceNoActiveAgents',
    ],
    sourceType: 'Worker',
    targetType: 'User',
    stagesDeletions: true,
  },
  {
    name: 'contoso.example cloud sync',
    job: 'AD2AADProvisioning',
    source: 'Active Directory',
    target: ENTRA,
    share: 0.6,
    groups: 0.3,
    mapping: 'entra',
    failureRate: 0.01,
    codePrefix: '',
    failures: ['AzureDirectoryServiceServerBusy', 'HybridIdentityServiceNoActiveAgents', 'InternalError'],
    targetType: 'User',
  },
  {
    name: 'Salesforce',
    job: 'salesforce',
    source: ENTRA,
    target: 'Salesforce',
    share: 0.45,
    groups: 0,
    mapping: 'salesforce',
    failureRate: 0.025,
    codePrefix: 'Salesforce',
    failures: ['LicenseLimitExceeded', 'DuplicateTargetEntries', 'EntryConflict', 'SchemaAttributeNotFound'],
    targetType: 'User',
  },
  {
    name: 'Slack',
    job: 'slack',
    source: ENTRA,
    target: 'Slack',
    share: 0.6,
    groups: 0.4,
    mapping: 'scim',
    failureRate: 0.02,
    codePrefix: 'Slack',
    failures: ['EntryConflict', 'TooManyRequests', 'MissingValues'],
  },
  {
    name: 'Zoom',
    job: 'zoom',
    source: ENTRA,
    target: 'Zoom',
    share: 0.4,
    groups: 0.1,
    mapping: 'scimBasic',
    failureRate: 0.02,
    codePrefix: 'Zoom',
    failures: ['UnprocessableEntity', 'LicenseLimitExceeded', 'WebExceptionProtocolError'],
  },
  {
    name: 'GitHub Enterprise Managed User',
    job: 'gitHubEnterpriseCloud',
    source: ENTRA,
    target: 'GitHub',
    share: 0.25,
    groups: 0.3,
    mapping: 'scim',
    failureRate: 0.02,
    codePrefix: 'GitHub',
    failures: ['InvalidAnchor', 'EntryConflict', 'Unauthorized'],
  },
  {
    name: 'Atlassian Cloud',
    job: 'atlassianCloud',
    source: ENTRA,
    target: 'Atlassian',
    share: 0.35,
    groups: 0.4,
    mapping: 'scim',
    failureRate: 0.015,
    codePrefix: 'Atlassian',
    failures: ['Timeout', 'WebExceptionProtocolError', 'InvalidAnchor'],
  },
  {
    name: 'Box',
    job: 'box',
    source: ENTRA,
    target: 'Box',
    share: 0.3,
    groups: 0.1,
    mapping: 'scimBasic',
    failureRate: 0.03,
    codePrefix: 'Box',
    failures: ['InsufficientRights', 'EntryConflict', 'Unauthorized'],
    stagesDeletions: true,
  },
  {
    name: 'SAP Cloud Identity Services',
    job: 'sapcloudidentityservices',
    source: ENTRA,
    target: 'SAP Cloud Identity Services',
    share: 0.06,
    groups: 0.05,
    mapping: 'scim',
    failureRate: 0.04,
    codePrefix: '',
    failures: ['SchemaAttributeNotFound', 'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse'],
  },
  {
    name: 'Fabrikam (cross-tenant)',
    job: 'Azure2Azure',
    source: ENTRA,
    target: 'Fabrikam',
    share: 0.08,
    groups: 0.1,
    mapping: 'entra',
    failureRate: 0.05,
    codePrefix: '',
    failures: [
      'AzureDirectoryB2BManagementPolicyCheckFailure',
      'AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService',
      'InvitationCreationFailureInvalidPropertyValue',
    ],
    targetType: 'User',
  },
  {
    name: 'Expenses (SCIM)',
    job: 'scim',
    source: ENTRA,
    target: 'customappsso',
    share: 0.03,
    groups: 0,
    mapping: 'scimBasic',
    failureRate: 0.03,
    codePrefix: '',
    failures: ['SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering', 'InternalServerError'],
  },
  {
    name: 'Site Badges',
    job: 'scim',
    source: ENTRA,
    target: 'customappsso',
    share: 0.012,
    groups: 0,
    mapping: 'scimBasic',
    failureRate: 0.15,
    codePrefix: 'Contoso',
    failures: ['BadgeZoneUnknown', 'BadgeZoneUnknown', 'Timeout'],
  },
];
