import type { ErrorAdvice } from '../errorCatalogue.ts';

/**
 * Codes of the provisioning logs' own page.
 * https://learn.microsoft.com/entra/identity/monitoring-health/howto-analyze-provisioning-logs
 */
export const PORTAL_ERRORS: readonly ErrorAdvice[] = [
  ...sameAdvice(['Conflict', 'EntryConflict'], {
    class: 'conflict',
    meaning: 'A value that has to be unique in the target system already belongs to another object there.',
    action:
      'Find the object that holds the value and change it on one side. If that object is this very identity and should have been taken over, review which attributes the job matches by.',
    retry: 'schedule',
  }),
  {
    code: 'TooManyRequests',
    class: 'throttled',
    meaning: 'The target system turned the request away because it receives too many of them.',
    action: 'Nothing for now: the service slows down by itself. Look again later; only act if it does not clear.',
    retry: 'automatic',
  },
  {
    code: 'InternalServerError',
    class: 'targetFault',
    meaning: 'The target system answered with an unexpected error of its own, often during an outage.',
    action: "Wait one or two cycles. If it goes on, check the target system's status page or ask its support.",
    retry: 'automatic',
    retryMinutes: 40,
  },
  ...sameAdvice(['InsufficientRights', 'MethodNotAllowed', 'NotPermitted', 'Unauthorized'], {
    class: 'authorisation',
    meaning: 'Signing in to the target system worked, but it does not allow this operation with these credentials.',
    action:
      "Compare the rights of the job's administrator account or token in the target system with what the application's set-up guide asks for, and renew the token if it has expired.",
    retry: 'none',
  }),
  {
    code: 'UnprocessableEntity',
    class: 'targetFault',
    meaning: 'The target system understood the request but refused to process it, because of its set-up or a fault.',
    action: "Check the application's provisioning settings first, then the state of the target system.",
    retry: 'none',
  },
  {
    code: 'WebExceptionProtocolError',
    class: 'connection',
    meaning: 'The HTTP exchange with the target system broke off with a protocol error.',
    action: 'Nothing unless it lasts. If it does, check the tenant URL, certificates and any proxy in between.',
    retry: 'automatic',
    retryMinutes: 40,
  },
  {
    code: 'InvalidAnchor',
    class: 'brokenLink',
    meaning: 'The object that was created or matched earlier can no longer be found in the target system.',
    action:
      'Make sure the object still exists there. If it was deleted on purpose, restarting the job matches everything anew: that is slow, drops its cache, and may lose events, so do it last.',
    retry: 'none',
  },
  {
    code: 'NotImplemented',
    class: 'targetFault',
    meaning: 'The target system does not support the operation, or is not set up for it.',
    action: "Check in the application's set-up guide which operations it supports, and switch the others off.",
    retry: 'none',
  },
  ...sameAdvice(['MandatoryFieldsMissing', 'MissingValues'], {
    class: 'sourceData',
    meaning: 'A value that the target system demands is empty, so the object cannot be created.',
    action: 'Fill the value in the source, or give the attribute mapping a default or another source attribute.',
    retry: 'none',
  }),
  {
    code: 'SchemaAttributeNotFound',
    class: 'mapping',
    meaning: 'The attribute mapping writes to an attribute that the target system does not have.',
    action: 'Correct the name of the target attribute in the mapping, or remove that row.',
    retry: 'none',
  },
  {
    code: 'InternalError',
    class: 'serviceFault',
    meaning: 'The provisioning service itself hit a fault.',
    action: 'Nothing: it tries again by itself. If it goes on for days, open a support case with the change id.',
    retry: 'automatic',
    retryMinutes: 40,
  },
  {
    code: 'InvalidDomain',
    class: 'sourceData',
    meaning: 'A value, mostly an address or user name, is in a domain that the target system does not allow.',
    action: "Move the user to an allowed domain, or add the domain to the target system's allowed ones.",
    retry: 'none',
  },
  {
    code: 'Timeout',
    class: 'connection',
    meaning: 'The target system took too long to answer.',
    action: "Nothing unless it lasts. If it does, check the target system's load and status.",
    retry: 'automatic',
    retryMinutes: 40,
  },
  {
    code: 'LicenseLimitExceeded',
    class: 'licence',
    meaning: 'The target system has no free licence left for this user.',
    action: 'Buy or free licences in the target system, or assign the application to fewer people.',
    retry: 'none',
  },
  {
    code: 'DuplicateTargetEntries',
    class: 'ambiguousMatch',
    meaning: 'More than one object in the target system fits the matching attributes, so none was chosen.',
    action: 'Remove or rename the duplicate in the target system, or match by an attribute that is unique.',
    retry: 'none',
  },
  {
    code: 'DuplicateSourceEntries',
    class: 'ambiguousMatch',
    meaning: 'More than one object in the source system fits the matching attributes, so none was chosen.',
    action: 'Remove the duplicate in the source system, or match by an attribute that is unique.',
    retry: 'none',
  },
  {
    code: 'ImportSkipped',
    class: 'skip',
    meaning: 'The source object has no value for the matching attribute, so it was not even checked for scope.',
    action: 'If the object should be provisioned, fill the matching attribute in the source. Otherwise nothing.',
    retry: 'nextChange',
  },
  {
    code: 'EntrySynchronizationSkipped',
    class: 'skip',
    meaning: 'The object was read and nothing was done: it is out of scope, or both sides are already equal.',
    action: 'Nothing, unless it should have changed: then look at the scoping step and at the assignment.',
    retry: 'nextChange',
  },
  {
    code: 'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse',
    class: 'scimServer',
    meaning: 'The SCIM endpoint answered a lookup for one object with several objects.',
    action:
      "Have the endpoint's filtering corrected: a filter on a unique attribute returns one object, and members are left out when they are excluded.",
    retry: 'none',
  },
  {
    code: 'SystemForCrossDomainIdentityManagementServiceIncompatible',
    class: 'scimServer',
    meaning: "The SCIM endpoint's answer could not be read or does not follow the SCIM protocol.",
    action: "Take the reason to the application's developers: the endpoint needs to conform to SCIM 2.0.",
    retry: 'none',
  },
  {
    code: 'SchemaPropertyCanOnlyAcceptValue',
    class: 'mapping',
    meaning: 'Several values were sent for an attribute that holds only one in the target system.',
    action: 'Map a single-valued attribute, reduce the source to one value, or remove that row of the mapping.',
    retry: 'none',
  },
];

function sameAdvice(codes: string[], advice: Omit<ErrorAdvice, 'code'>): ErrorAdvice[] {
  return codes.map((code) => ({ code, ...advice }));
}
