import type { Random } from './random.ts';

/** What a failure's reason is told with. */
export interface FailureContext {
  /** The target system's name. */
  target: string;
  /** User principal name or display name. */
  subject: string;
  objectId: string;
  domain: string;
  random: Random;
  /** A fresh GUID, as targets give to requests. */
  requestId: string;
  /** ISO 8601. */
  time: string;
}

interface Failure {
  category: 'failure' | 'nonServiceFailure';
  /** The step that fails. */
  step: 'import' | 'matching' | 'export';
  /** Only what is about to be created, or only what exists, can fail like this. */
  suits?: 'new' | 'existing';
  /** Mostly gone by the first retry. */
  transient?: boolean;
  /** Much longer than usual, in milliseconds. */
  duration?: number;
  reason(context: FailureContext): string;
}

const SCIM_ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

function scimResponse(status: number, detail: string, scimType?: string): string {
  return JSON.stringify({ schemas: [SCIM_ERROR], ...(scimType === undefined ? {} : { scimType }), detail, status });
}

/** How each kind of failure looks in a record, by the published code without an application's name. */
export const FAILURES = {
  EntryConflict: {
    category: 'nonServiceFailure',
    step: 'export',
    suits: 'new',
    reason: ({ target, subject }) =>
      `Message: A user with this address already exists. Response from ${target}: ${scimResponse(409, `userName ${subject} is taken`, 'uniqueness')}.`,
  },
  TooManyRequests: {
    category: 'failure',
    step: 'export',
    transient: true,
    duration: 31_000,
    reason: ({ target, random }) =>
      `Message: ${target} is limiting requests, slow down for ${random.between(20, 90)} seconds. Response from ${target}: ${scimResponse(429, 'Rate limit exceeded')}.`,
  },
  InternalServerError: {
    category: 'failure',
    step: 'export',
    transient: true,
    duration: 12_000,
    reason: ({ target, requestId, time }) =>
      `Message: An unexpected error occurred, request ${requestId} at ${time}. Response from ${target}: ${scimResponse(500, 'Internal error')}.`,
  },
  InsufficientRights: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ target, subject }) =>
      `Message: The token may not change ${subject}. Response from ${target}: ${scimResponse(403, 'Insufficient rights for this operation')}.`,
  },
  Unauthorized: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ target, time }) =>
      `Message: The access token expired at ${time}. Response from ${target}: ${scimResponse(401, 'Invalid or expired token')}.`,
  },
  UnprocessableEntity: {
    category: 'failure',
    step: 'export',
    reason: ({ target, objectId }) =>
      `Message: The entity ${objectId} cannot be processed. Response from ${target}: ${scimResponse(422, 'Unprocessable')}.`,
  },
  WebExceptionProtocolError: {
    category: 'failure',
    step: 'export',
    transient: true,
    duration: 21_000,
    reason: ({ target, requestId }) =>
      `The connection to ${target} was closed before an answer to request ${requestId} arrived: The remote server returned an error: (502) Bad Gateway.`,
  },
  InvalidAnchor: {
    category: 'nonServiceFailure',
    step: 'export',
    suits: 'existing',
    reason: ({ target, objectId }) =>
      `The object that ${objectId} was linked to no longer exists. Response from ${target}: ${scimResponse(404, `Resource ${objectId} not found`)}.`,
  },
  MandatoryFieldsMissing: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ target, subject }) =>
      `The attribute manager of ${subject} is required by ${target} and has no value. Response from ${target}: ${scimResponse(400, 'manager is mandatory', 'invalidValue')}.`,
  },
  MissingValues: {
    category: 'nonServiceFailure',
    step: 'export',
    suits: 'new',
    reason: ({ subject }) => `The attribute emails[type eq "work"].value of ${subject} has no value.`,
  },
  SchemaAttributeNotFound: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ target }) => `The attribute companyCode of the mapping does not exist in ${target}.`,
  },
  InternalError: {
    category: 'failure',
    step: 'export',
    transient: true,
    reason: ({ requestId }) => `An internal error occurred. Correlation ${requestId}.`,
  },
  InvalidDomain: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ domain, target }) => `The domain ${domain} of the address is not allowed in ${target}.`,
  },
  Timeout: {
    category: 'failure',
    step: 'export',
    transient: true,
    duration: 91_000,
    reason: ({ target, requestId }) => `${target} did not answer request ${requestId} within 90 seconds.`,
  },
  LicenseLimitExceeded: {
    category: 'nonServiceFailure',
    step: 'export',
    suits: 'new',
    reason: ({ target, subject }) =>
      `Message: No licence is left for ${subject}. Response from ${target}: ${scimResponse(403, 'All seats of the team are taken')}.`,
  },
  DuplicateTargetEntries: {
    category: 'nonServiceFailure',
    step: 'matching',
    reason: ({ subject, target, random }) =>
      `${random.between(2, 4)} objects in ${target} fit the matching value ${subject}.`,
  },
  DuplicateSourceEntries: {
    category: 'nonServiceFailure',
    step: 'matching',
    reason: ({ subject, random }) => `${random.between(2, 3)} workers have the matching value of ${subject}.`,
  },
  SystemForCrossDomainIdentityManagementMultipleEntriesInResponse: {
    category: 'nonServiceFailure',
    step: 'matching',
    reason: ({ subject }) => `The answer to the filter userName eq "${subject}" has several resources.`,
  },
  SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering: {
    category: 'nonServiceFailure',
    step: 'matching',
    reason: ({ subject, target }) =>
      `The service ignores filters. Response from ${target} to userName eq "${subject}": ${scimResponse(400, 'Unsupported filter', 'invalidFilter')}.`,
  },
  SchemaPropertyCanOnlyAcceptValue: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ subject }) => `The attribute roles takes one value only; two were given for ${subject}.`,
  },
  AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService: {
    category: 'nonServiceFailure',
    step: 'export',
    suits: 'existing',
    reason: ({ objectId }) => `The attribute extensionAttribute4 of ${objectId} is managed by another service.`,
  },
  AzureDirectoryB2BManagementPolicyCheckFailure: {
    category: 'nonServiceFailure',
    step: 'export',
    suits: 'new',
    reason: ({ subject }) => `The policy of the tenants does not redeem the invitation of ${subject} automatically.`,
  },
  InvitationCreationFailureInvalidPropertyValue: {
    category: 'nonServiceFailure',
    step: 'export',
    suits: 'new',
    reason: ({ subject }) => `The invitation of ${subject} has an invalid value: the address belongs to a group.`,
  },
  HybridIdentityServiceNoActiveAgents: {
    category: 'failure',
    step: 'import',
    transient: true,
    reason: ({ requestId }) => `No agent of the domain contoso.example is listening. Request ${requestId}.`,
  },
  AzureDirectoryServiceServerBusy: {
    category: 'failure',
    step: 'export',
    transient: true,
    duration: 8000,
    reason: ({ requestId }) => `The directory service is busy. Request ${requestId}.`,
  },
  InvalidAttributeSyntax: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ subject }) =>
      `The LDAP server returned InvalidAttributeSyntax for ${subject}: 00000057: LdapErr: DSID-0C090FC7, comment: Error in attribute conversion operation, data 0, v4563.`,
  },
  // The application's own: nobody has published advice for it.
  BadgeZoneUnknown: {
    category: 'nonServiceFailure',
    step: 'export',
    reason: ({ subject }) => `Zone 14 of ${subject} is unknown to the badge controller.`,
  },
} satisfies Record<string, Failure>;

export type FailureName = keyof typeof FAILURES;

/** One of an application's failures: the code that its records have, and how it looks. */
export interface ApplicationFailure {
  code: string;
  failure: Failure;
}

/** An application's failures; each name as often as it is given. `prefix` comes before each code. */
export function failuresOf(prefix: string, names: readonly FailureName[]): ApplicationFailure[] {
  return names.map((name) => ({ code: prefix + name, failure: FAILURES[name] }));
}
