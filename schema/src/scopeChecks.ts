import type { JsonObject } from './record.ts';

export interface FailedScopeCheck {
  /** The check as the record names it. */
  check: string;
  action: string;
}

// Some names begin with the object's type (`User has the required role`).
const CHECKS: ReadonlyArray<{ name: RegExp; action: string }> = [
  {
    name: /^active in the source system$/i,
    action: 'Enable the account in the source system, if it should be provisioned.',
  },
  {
    name: /^assigned to the application$/i,
    action:
      'Assign it to the application, directly or by a group that it is a direct member of; members of nested groups do not count.',
  },
  {
    name: /has the required role$/i,
    action: 'Give the assignment a role of the application that provisions; Default Access does not.',
  },
  {
    name: /^scoping filter evaluation passed$/i,
    action: "Compare the object's attributes with the scoping filter of the attribute mapping.",
  },
];

/** What put an object out of scope: the checks in a scoping step's details that are False, each with what to do. */
export function failedScopeChecks(details: JsonObject): FailedScopeCheck[] {
  return Object.entries(details).flatMap(([check, outcome]) => {
    const known = CHECKS.find(({ name }) => name.test(check));
    const failed = outcome === false || (typeof outcome === 'string' && outcome.toLowerCase() === 'false');
    return known !== undefined && failed ? [{ check, action: known.action }] : [];
  });
}
